package io.quizledger.platform.openapi;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/// Says of every schema that stands for a record what the record says: which of its fields are
/// always there, and which records an interface may be.
final class Shapes implements GlobalOpenApiCustomizer {
  private static final String SCHEMAS = "#/components/schemas/";

  /// What both sides of the API speak: as it is sent, more of it may be absent than as it is
  /// answered.
  private static final String VOCABULARY = "io.quizledger.events.";

  @Override
  public void customise(OpenAPI document) {
    var schemas = document.getComponents().getSchemas();
    if (schemas == null) {
      return;
    }
    for (var name : List.copyOf(schemas.keySet())) {
      classOf(name)
          .ifPresent(
              type -> {
                if (type.isInterface() && type.isAnnotationPresent(JsonSubTypes.class)) {
                  split(schemas, name, type);
                } else if (type.isRecord() && !name.startsWith(VOCABULARY)) {
                  require(Objects.requireNonNull(schemas.get(name)), type);
                }
              });
    }
  }

  /// The interface becomes a choice of its records, which stand on their own.
  private static void split(
      @SuppressWarnings("rawtypes") Map<String, Schema> schemas, String name, Class<?> type) {
    var info = type.getAnnotation(JsonTypeInfo.class);
    var property = info != null && info.use() == JsonTypeInfo.Id.NAME ? info.property() : null;
    var choice = new JsonSchema();
    var mapping = new LinkedHashMap<String, String>();
    for (var sub : type.getAnnotation(JsonSubTypes.class).value()) {
      var subName = sub.value().getName();
      choice.addOneOfItem(new JsonSchema().$ref(SCHEMAS + subName));
      mapping.put(sub.name(), SCHEMAS + subName);
      // Read anew, so that it does not depend on the way by which it came into the document.
      var read = ModelConverters.getInstance(true).readAll(new AnnotatedType(sub.value()));
      read.forEach(schemas::putIfAbsent);
      schemas.put(subName, own(Objects.requireNonNull(read.get(subName)), property, sub.name()));
    }
    if (property != null) {
      choice.setDiscriminator(new Discriminator().propertyName(property).mapping(mapping));
    }
    schemas.put(name, choice);
  }

  private static Schema<?> own(Schema<?> inherited, @Nullable String property, String word) {
    var own = inherited;
    if (inherited.getAllOf() != null) {
      own = inherited.getAllOf().getLast();
    }
    own.setRequired(null);
    if (property == null) {
      own.setRequired(List.copyOf(own.getProperties().keySet()));
    } else {
      own.addProperty(property, new JsonSchema().types(Set.of("string"))._const(word));
      own.addRequiredItem(property);
      own.addRequiredItem("text");
    }
    return own;
  }

  private static void require(Schema<?> schema, Class<?> type) {
    if (schema.getProperties() == null) {
      return;
    }
    var required = new LinkedHashSet<String>();
    for (var component : type.getRecordComponents()) {
      var mayBeAbsent =
          component.getAnnotatedType().isAnnotationPresent(Nullable.class)
              || component.getType() == Optional.class;
      if (!mayBeAbsent && schema.getProperties().containsKey(component.getName())) {
        required.add(component.getName());
      }
    }
    if (!required.isEmpty()) {
      schema.setRequired(List.copyOf(required));
    }
  }

  /// The class that a schema is named after, as far as it can be told: a nested one has a dot where
  /// its class has a dollar, and a generic one its arguments behind it.
  private static Optional<Class<?>> classOf(String schema) {
    var name = schema;
    var arguments = name.indexOf("Io.quizledger.");
    if (arguments > 0) {
      name = name.substring(0, arguments);
    }
    while (true) {
      try {
        return Optional.of(Class.forName(name, false, Shapes.class.getClassLoader()));
      } catch (ClassNotFoundException e) {
        var dot = name.lastIndexOf('.');
        if (dot < 0) {
          return Optional.empty();
        }
        name = name.substring(0, dot) + '$' + name.substring(dot + 1);
      }
    }
  }
}
