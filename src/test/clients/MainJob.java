// A pair of shoes from hand to hand and back, by a client that was made of the description alone.

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.example.conciergerie.ApiClient;
import org.example.conciergerie.ApiException;
import org.example.conciergerie.api.CatalogueApi;
import org.example.conciergerie.api.CustodyApi;
import org.example.conciergerie.api.JobsApi;
import org.example.conciergerie.api.OrdersApi;
import org.example.conciergerie.api.SitesApi;
import org.example.conciergerie.model.Arrival;
import org.example.conciergerie.model.Channel;
import org.example.conciergerie.model.Deposit;
import org.example.conciergerie.model.HolderKind;
import org.example.conciergerie.model.LineStatus;
import org.example.conciergerie.model.OrderStatus;
import org.example.conciergerie.model.PieceHandedIn;
import org.example.conciergerie.model.PlaceOrder;
import org.example.conciergerie.model.PlaceOrderLine;
import org.example.conciergerie.model.Reason;

final class MainJob {

    private MainJob() {}

    public static void main(String[] arguments) throws ApiException {
        var agent = new OrdersApi(as("demo-agent"));
        var concierge = new CustodyApi(as("demo-concierge"));
        var cobbler = new JobsApi(as("demo-partner"));

        var site = new SitesApi(as("demo-agent")).readSite("pole-sud", null);
        assertThat(site.getNextSessions()).isNotEmpty();
        var heels = new CatalogueApi(as("demo-agent"))
                .listServices(site.getSlug(), "talons", null)
                .getItems()
                .getFirst();

        var key = UUID.randomUUID().toString();
        var wish = new PlaceOrder()
                .site(site.getSlug())
                .channel(Channel.ONLINE)
                .addLinesItem(new PlaceOrderLine()
                        .service(heels.getSlug())
                        .quantity(1)
                        .note("Bottines noires")
                        .price(heels.getPrice()));
        var placed = agent.placeOrderWithHttpInfo(wish, key);
        var order = placed.getData();
        assertThat(agent.placeOrder(wish, key).getId()).isEqualTo(order.getId());
        assertThat(order.getTotal()).isEqualTo(heels.getPrice());
        var line = order.getLines().getFirst().getId();

        isRefused(412, () -> agent.cancelLine(order.getId(), line, new Reason().reason("Plus besoin"), "\"99\""));

        var handed = concierge.receivePieces(
                order.getId(),
                line,
                new Deposit()
                        .addPiecesItem(new PieceHandedIn()
                                .description("Bottines noires")
                                .reserves(List.of("WORN")))
                        .place("Étagère A"),
                null,
                placed.getHeaders().get("etag").getFirst());
        assertThat(handed.getLines().getFirst().getStatus()).isEqualTo(LineStatus.DEPOSITED);
        assertThat(concierge
                        .dispatchLine(order.getId(), line, null, null)
                        .getItems()
                        .getFirst()
                        .getHolder()
                        .getKind())
                .isEqualTo(HolderKind.PARTNER);

        assertThat(cobbler.listJobs(null, null, 100).getItems())
                .anySatisfy(it -> assertThat(it.getLine()).isEqualTo(line));
        cobbler.acceptJob(order.getId(), line, null);
        cobbler.completeJob(order.getId(), line, null);

        assertThat(concierge
                        .takeBack(order.getId(), line, new Arrival().place("Étagère B"), null)
                        .getStatus())
                .isEqualTo(OrderStatus.READY);
        assertThat(concierge
                        .findPiece(handed.getItems().getFirst().getLabel())
                        .getHolder()
                        .getPlace())
                .isEqualTo("Étagère B");
        concierge.handOver(order.getId(), line, null, null);
        assertThat(agent.readOrder(order.getId(), null).getStatus()).isEqualTo(OrderStatus.COLLECTED);
        isRefused(409, () -> concierge.handOver(order.getId(), line, null, null));
        System.out.println("collected");
    }

    private static void isRefused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, it -> assertThat(it.getCode()).isEqualTo(status));
    }

    private static ApiClient as(String token) {
        var client = new ApiClient();
        client.updateBaseUri(System.getenv("CONCIERGERIE"));
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + token));
        return client;
    }
}
