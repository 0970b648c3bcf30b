package io.quizledger.standalone.proxy;

import io.quizledger.platform.routing.Routing;
import io.quizledger.platform.routing.Side;
import java.net.URI;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/// Sends each request to the side that the installation's one routing table names.
public final class LocalProxy implements AutoCloseable {
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  /// A proxy that is not started yet.
  ///
  /// @param port the port of the loopback interface to listen on; 0 for a free one
  /// @param commands where the command side is
  /// @param queries where the query side is
  public LocalProxy(int port, URI commands, URI queries) {
    this(port, side -> side == Side.QUERY ? queries : commands);
  }

  /// The same, with nodes that may change.
  ///
  /// @param nodes where the next request to a side goes
  public LocalProxy(int port, Function<Side, URI> nodes) {
    var routing = Routing.load();
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    var proxy =
        new ProxyHandler.Reverse(
            request -> {
              var uri = request.getHttpURI();
              return towards(nodes.apply(routing.of(request.getMethod(), uri.getPath())), uri);
            });
    server.setHandler(
        new Handler.Wrapper(proxy) {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            var path = request.getHttpURI().getPath();
            if (routing.of(request.getMethod(), path) == Side.NOBODY) {
              Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
              return true;
            }
            return super.handle(request, response, callback);
          }
        });
  }

  private static HttpURI towards(URI side, HttpURI requested) {
    return HttpURI.build(requested)
        .scheme(side.getScheme())
        .authority(side.getHost(), side.getPort())
        .asImmutable();
  }

  /// Begins to listen.
  public LocalProxy start() {
    try {
      server.start();
      return this;
    } catch (Exception e) {
      throw new IllegalStateException("The proxy cannot listen", e);
    }
  }

  /// Where clients connect.
  public String address() {
    return "http://localhost:" + connector.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The proxy does not stop", e);
    }
  }

  /// Runs a proxy until the process ends: `LocalProxy <port> <commands> <queries>`.
  public static void main(String[] arguments) {
    var proxy =
        new LocalProxy(
            Integer.parseInt(arguments[0]), URI.create(arguments[1]), URI.create(arguments[2]));
    System.out.println("Quizledger is at " + proxy.start().address());
  }
}
