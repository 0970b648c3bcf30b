package io.quizledger.platform.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.BsonDateTime;
import org.bson.BsonDecimal128;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentCodecTest {
  record Name(@JsonValue String value) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Path.class, name = "path")
  })
  sealed interface Shape permits Circle, Path {}

  record Circle(BigDecimal radius, Instant drawn) implements Shape {}

  record Path(List<BigDecimal> steps, Map<String, Shape> parts) implements Shape {}

  record Drawing(
      Name name,
      int sheets,
      long bytes,
      boolean done,
      Instant at,
      BigDecimal price,
      List<Shape> shapes,
      @Nullable String comment) {
    public boolean isDear() {
      return price.signum() > 0;
    }
  }

  record Priced(BigDecimal price) {}

  private static final Instant AT = Instant.parse("2026-02-03T04:05:06.789Z");
  private static final Drawing DRAWING =
      new Drawing(
          new Name("قلعة 🏰"),
          3,
          7L,
          true,
          AT,
          new BigDecimal("12.50"),
          List.of(
              new Circle(new BigDecimal("0.3333"), AT),
              new Path(
                  List.of(BigDecimal.ONE, new BigDecimal("-2E+3")),
                  Map.of("inner", new Circle(BigDecimal.TEN, AT)))),
          null);

  private final DocumentCodec<Drawing> codec = new DocumentCodec<>(Drawing.class, 10_000);

  @Test
  void a_record_is_read_as_it_was_written() {
    var raw = codec.encode("d-1", 99, DRAWING, LateTokens.NONE);
    assertThat(codec.decode(raw)).isEqualTo(new Stored<>("d-1", 99, DRAWING));
  }

  @Test
  void fields_have_the_order_of_the_components_and_types_that_shells_can_read() {
    var raw = codec.encode("d-1", 99, DRAWING, LateTokens.NONE);
    assertThat(raw.keySet())
        .containsExactly(
            "_id", "token", "name", "sheets", "bytes", "done", "at", "price", "shapes");
    assertThat(raw.getInt64("token")).isEqualTo(new BsonInt64(99));
    assertThat(raw.get("sheets")).isEqualTo(new BsonInt32(3));
    assertThat(raw.get("bytes")).isEqualTo(new BsonInt64(7));
    assertThat(raw.get("at")).isEqualTo(new BsonDateTime(AT.toEpochMilli()));
    assertThat(raw.get("price")).isEqualTo(new BsonDecimal128(Decimal128.parse("12.50")));
    var circle = raw.getArray("shapes").getFirst().asDocument();
    assertThat(circle.getString("kind").getValue()).isEqualTo("circle");
    assertThat(circle.get("drawn")).isEqualTo(new BsonDateTime(AT.toEpochMilli()));
  }

  @Test
  void what_was_seen_late_lies_beside_the_record() {
    var late = LateTokens.NONE.with("one", 5).with("two", 7);
    var raw = codec.encode("d-1", 99, DRAWING, late);
    assertThat(codec.loaded(raw, 1).late()).isEqualTo(late);
    assertThat(codec.decode(raw).document()).isEqualTo(DRAWING);
  }

  @Test
  void a_record_in_a_dead_letter_is_read_as_it_was_written() {
    assertThat(codec.fromJson(codec.toJson(DRAWING))).isEqualTo(DRAWING);
  }

  @Test
  void a_document_above_the_limit_is_refused() {
    var small = new DocumentCodec<>(Drawing.class, 100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> small.encode("d-1", 99, DRAWING, LateTokens.NONE))
        .withMessageContaining("above the limit of 100");
  }

  @Test
  void a_decimal_with_more_digits_than_can_be_stored_is_refused() {
    var prices = new DocumentCodec<>(Priced.class, 10_000);
    var price = new BigDecimal("1.2345678901234567890123456789012345");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prices.encode("p", 1, new Priced(price), LateTokens.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.00",
        "0E+3",
        "-0.3333",
        "1E-12",
        "99999999999999999999.999999999999",
        "1234567890123456789012345678901234",
        "-2.50E+20"
      })
  void every_decimal_is_exact(BigDecimal price) {
    var prices = new DocumentCodec<>(Priced.class, 10_000);
    var raw = prices.encode("p", 1, new Priced(price), LateTokens.NONE);
    assertThat(prices.decode(raw).document().price()).isEqualTo(price);
    assertThat(raw.getDecimal128("price").getValue()).isEqualTo(new Decimal128(price));
  }
}
