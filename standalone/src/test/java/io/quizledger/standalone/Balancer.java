package io.quizledger.standalone;

import com.sun.net.httpserver.HttpServer;
import io.quizledger.platform.routing.Side;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Chooses a node as a load balancer does: it looks at readiness all the time and sends each
/// request to the next of those that were ready when it looked last. Where none was, it answers
/// itself that one may come again.
final class Balancer implements Function<Side, URI>, AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpServer nobody;
  private final Map<Side, List<Node>> nodes;
  private volatile Map<Side, List<URI>> ready = Map.of();

  Balancer(List<Node> commands, List<Node> queries) throws IOException {
    nobody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    nobody.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "1");
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    nobody.start();
    nodes = Map.of(Side.COMMAND, commands, Side.QUERY, queries);
    look();
    var millis = BETWEEN_LOOKS.toMillis();
    looks.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public URI apply(Side side) {
    var choice = ready.get(side);
    if (choice.isEmpty()) {
      return URI.create("http://localhost:" + nobody.getAddress().getPort());
    }
    return choice.get(Math.floorMod(turn.getAndIncrement(), choice.size()));
  }

  boolean sendsTo(Node node) {
    return ready.values().stream().anyMatch(some -> some.contains(node.address()));
  }

  /// All at once, so that a slow one does not hide another that has changed its mind.
  private void look() {
    var answers = new HashMap<Node, CompletableFuture<Boolean>>();
    nodes
        .values()
        .forEach(
            some ->
                some.forEach(
                    node ->
                        answers.put(
                            node, CompletableFuture.supplyAsync(() -> isReady(node), asking))));
    ready =
        Map.of(Side.COMMAND, ready(Side.COMMAND, answers), Side.QUERY, ready(Side.QUERY, answers));
  }

  private List<URI> ready(Side side, Map<Node, CompletableFuture<Boolean>> answers) {
    return nodes.get(side).stream()
        .filter(node -> answers.get(node).join())
        .map(Node::address)
        .toList();
  }

  /// A node leaves by what it says, or by listening no more. That it says nothing yet, as where a
  /// machine has much to do, is no news.
  private boolean isReady(Node node) {
    var request =
        HttpRequest.newBuilder(node.address().resolve("/actuator/health/readiness"))
            .timeout(PATIENCE)
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (HttpTimeoutException e) {
      return sendsTo(node);
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    asking.shutdownNow();
    http.shutdownNow();
    nobody.stop(0);
  }
}
