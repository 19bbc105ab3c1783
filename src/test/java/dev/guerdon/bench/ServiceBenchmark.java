package dev.guerdon.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guerdon.bench.Duel.Contender;
import dev.guerdon.checkout.BasketBody;
import dev.guerdon.checkout.Evaluating;
import dev.guerdon.checkout.Ordering;
import dev.guerdon.database.Database;
import dev.guerdon.database.Waits;
import dev.guerdon.decision.Decision;
import dev.guerdon.request.Fingerprint;
import dev.guerdon.rulebook.LiveRulebook;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evaluations and orders over HTTP, each against its reference. Prints; asserts nothing about time. */
@QuarkusTest
@WithTestResource(value = DurableDatabase.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class ServiceBenchmark {
    private static final String CAMPAIGN = "bench";
    private static final long BUDGET = 1_000_000_000_000L;
    private static final String HEAD = """
            | what | connections | per second | p99 ms | reference | per second | p99 ms | ratio |
            | --- | --- | --- | --- | --- | --- | --- | --- |""";

    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    private final Shop shop = new Shop(now);
    private final Duel duel = new Duel(
            Integer.getInteger("bench.rounds", 5),
            Duration.ofMillis(Integer.getInteger("bench.round", 2000)),
            Duration.ofMillis(Integer.getInteger("bench.warmup", 8000)));
    private final Duration untilCompiled = Duration.ofMillis(Integer.getInteger("bench.compiling", 60_000));
    private final AtomicLong orders = new AtomicLong();

    @TestHTTPResource("/")
    URI service;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    @ConfigProperty(name = "guerdon.rules-dir")
    Path rules;

    @Inject
    Evaluating evaluating;

    @Inject
    Ordering ordering;

    @Inject
    Database database;

    @Inject
    DataSource source;

    @Inject
    LiveRulebook live;

    @Inject
    Answers answers;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void open() throws Exception {
        shop.loadHistories(ordering, database);
        execute("vacuum analyze");
    }

    @Test
    void compare() throws Exception {
        System.out.println(HEAD);
        evaluations();
        orders(null, "PUT /v1/orders");
        checkouts();
        int usual = roundTrips(() -> ordering.order("counted", order(0)));
        goUnderOneCampaign();
        orders(CAMPAIGN, "the same, one budget");
        System.out.printf(
                "%nRound trips to the database, a commit is one: an evaluation %d, an order %d, under a budget %d%n",
                roundTrips(() -> evaluating.evaluate(shop.basket("member-0"), false)),
                usual,
                roundTrips(() -> ordering.order("counted-too", order(0))));
    }

    private void evaluations() throws Exception {
        List<byte[]> bodies = new ArrayList<>();
        for (String member : Shop.members()) {
            BasketBody basket = shop.basket(member);
            bodies.add(json.writeValueAsBytes(basket));
            answers.put(evaluating.evaluate(basket, false));
        }
        requireSameAnswers(bodies.get(0));
        Contender row = new Contender("one row by key", posting("/bench/row", bodies));
        List<Contender> remembered = List.of(
                new Contender("", posting("/v1/evaluations", bodies)),
                row,
                new Contender("the same facts read, no rules", posting("/bench/facts", bodies)));
        List<Contender> anew = List.of(new Contender("", posting("/v1/evaluations", onTwoDays())), row);
        duel.warmUp(anew.get(0), 16, untilCompiled);
        duel.warmUp(remembered.get(0), 16, untilCompiled);
        for (int connections : new int[] {1, 16, 64}) {
            duel.fight("POST /v1/evaluations", connections, remembered).forEach(System.out::println);
            duel.fight("the same, nothing remembered", connections, anew).forEach(System.out::println);
        }
    }

    /** Each member on one day, then each on another: what was read of them for the first does not hold on the other. */
    private List<byte[]> onTwoDays() throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        for (Shop day : List.of(shop, new Shop(now.plusDays(1)))) {
            for (String member : Shop.members()) {
                bodies.add(json.writeValueAsBytes(day.basket(member)));
            }
        }
        return bodies;
    }

    private void requireSameAnswers(byte[] body) throws IOException {
        try (Connection connection = new Connection(service)) {
            String text = new String(body, java.nio.charset.StandardCharsets.UTF_8);
            byte[] real = connection.ask(Connection.request("POST", "/v1/evaluations", text));
            byte[] row = connection.ask(Connection.request("POST", "/bench/row", text));
            byte[] facts = connection.ask(Connection.request("POST", "/bench/facts", text));
            if (!java.util.Arrays.equals(real, row) || !java.util.Arrays.equals(real, facts)) {
                throw new IllegalStateException("the references answer something else");
            }
        }
    }

    private Caller.Opening posting(String path, List<byte[]> bodies) {
        List<byte[]> requests = bodies.stream()
                .map(body ->
                        Connection.request("POST", path, new String(body, java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
        AtomicLong next = new AtomicLong();
        return () -> asking(() -> next(requests, next.getAndIncrement()));
    }

    @FunctionalInterface
    private interface Requests {
        byte[] next() throws IOException;
    }

    private Caller asking(Requests requests) throws IOException {
        Connection connection = new Connection(service);
        return new Caller() {
            @Override
            public void call() throws IOException {
                connection.ask(requests.next());
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    /** A basket is asked for before it is ordered: what was read for the one is of use for the other. */
    private void checkouts() throws Exception {
        List<String> bodies = orderBodies();
        PlainOrders plain = new PlainOrders(databaseUrl, null, BUDGET, sold());
        AtomicLong asked = new AtomicLong();
        Requests rows = () -> Connection.request("POST", "/bench/row", next(bodies, asked.getAndIncrement()));
        List<Contender> contenders = List.of(
                new Contender("", () -> checkingOut(bodies)),
                new Contender("one row by key, and one statement", () -> both(asking(rows), plain.open())));
        for (int connections : new int[] {1, 8}) {
            duel.fight("an evaluation and its order", connections, contenders).forEach(System.out::println);
        }
    }

    private Caller checkingOut(List<String> bodies) throws IOException {
        Connection connection = new Connection(service);
        return new Caller() {
            @Override
            public void call() throws IOException {
                long number = orders.getAndIncrement();
                String body = next(bodies, number);
                connection.ask(Connection.request("POST", "/v1/evaluations", body));
                connection.ask(Connection.request("PUT", "/v1/orders/order-" + number, body));
            }

            @Override
            public void close() throws IOException {
                connection.close();
            }
        };
    }

    private static Caller both(Caller first, Caller second) {
        return new Caller() {
            @Override
            public void call() throws Exception {
                first.call();
                second.call();
            }

            @Override
            public void close() throws IOException, SQLException {
                first.close();
                second.close();
            }
        };
    }

    private List<String> orderBodies() throws IOException {
        List<String> bodies = new ArrayList<>();
        for (String member : Shop.members()) {
            bodies.add(json.writeValueAsString(order(member)));
        }
        return bodies;
    }

    private static <T> T next(List<T> all, long number) {
        return all.get((int) (number % all.size()));
    }

    private void orders(String campaign, String title) throws Exception {
        List<String> bodies = orderBodies();
        Requests requests = () -> {
            long number = orders.getAndIncrement();
            return Connection.request("PUT", "/v1/orders/order-" + number, next(bodies, number));
        };
        PlainOrders plain = new PlainOrders(databaseUrl, campaign, BUDGET, sold());
        requireSameRows(requests, plain);
        List<Contender> contenders =
                List.of(new Contender("", () -> asking(requests)), new Contender("one statement", plain::open));
        for (int connections : new int[] {1, 8}) {
            duel.fight(title, connections, contenders).forEach(System.out::println);
        }
    }

    private BasketBody order(long number) {
        List<String> members = Shop.members();
        return order(next(members, number));
    }

    /** Bought now, so without a time. */
    private BasketBody order(String member) {
        BasketBody basket = shop.basket(member);
        return new BasketBody(
                member,
                null,
                basket.channel(),
                basket.payment(),
                null,
                basket.shipping(),
                null,
                null,
                null,
                basket.lines(),
                null);
    }

    /** What one real order of each member was. */
    private LongFunction<PlainOrders.Sold> sold() throws Exception {
        List<String> members = Shop.members();
        List<PlainOrders.Sold> all = new ArrayList<>();
        for (String member : members) {
            String id = "sample-" + orders.getAndIncrement();
            ordering.order(id, order(member));
            all.add(sample(id, order(member)));
        }
        return number -> next(all, number);
    }

    private PlainOrders.Sold sample(String orderId, BasketBody basket) throws Exception {
        try (java.sql.Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select fingerprint, body, decision, facts from shop_order where order_id = '" + orderId
                                + "'")) {
            row.next();
            return new PlainOrders.Sold(
                    basket,
                    json.readValue(row.getString("decision"), Decision.class),
                    Fingerprint.stored(row.getBytes("fingerprint")),
                    row.getString("body"),
                    row.getString("decision"),
                    row.getString("facts"));
        }
    }

    /** One order of either kind must write as many rows into the same tables. */
    private void requireSameRows(Requests requests, PlainOrders plain) throws Exception {
        Map<String, Long> byService = written(asking(requests));
        Map<String, Long> byPlain = written(plain.open());
        if (!byService.equals(byPlain)) {
            throw new IllegalStateException("the reference writes other rows: " + byPlain + ", not " + byService);
        }
    }

    private Map<String, Long> written(Caller caller) throws Exception {
        Map<String, Long> before = countRows();
        try (caller) {
            for (int i = 0; i < Shop.members().size(); i++) {
                caller.call();
            }
        }
        Map<String, Long> after = countRows();
        after.replaceAll((table, rows) -> rows - before.get(table));
        return after;
    }

    private Map<String, Long> countRows() throws SQLException {
        Map<String, Long> rows = new HashMap<>();
        try (java.sql.Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of(
                    "shop_order",
                    "category_purchase",
                    "ledger_account",
                    "ledger_lot",
                    "ledger_entry",
                    "campaign_use",
                    "message")) {
                try (ResultSet count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        }
        return rows;
    }

    /** Adds a campaign that gives something for every order, from one budget; what the other rules are tested by expects less. */
    private void goUnderOneCampaign() throws IOException {
        String before = live.current().version();
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.filter(each -> each.toString().matches(".*\\.(scenarios|journey)\\.yaml"))
                    .toList()) {
                Files.delete(file);
            }
        }
        Path folder = Files.createDirectories(rules.resolve("campaigns").resolve(CAMPAIGN));
        Files.writeString(folder.resolve("campaign.yaml"), "from: 2020-01-01\nbudget: { points: " + BUDGET + " }\n");
        Files.writeString(folder.resolve("bonus.drl"), """
                package earning

                rule "Every order earns something from one budget"
                when
                    Basket()
                then
                    propose.bonus(10);
                end
                """);
        long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (live.current().version().equals(before)
                || !live.current().campaigns().containsKey(CAMPAIGN)) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("the campaign does not go live; the log says why");
            }
            Thread.onSpinWait();
        }
    }

    private int roundTrips(Runnable call) {
        Waits counted = new Waits();
        QuarkusMock.installMockForType(new Database(counted.of(source)), Database.class);
        call.run();
        QuarkusMock.installMockForType(new Database(source), Database.class);
        return counted.count();
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
