package dev.guerdon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestCommandTest {
    private static final String HEAD = "\"id\":\"b1\",\"processed\":3,\"total\":9,\"live\":\"aaaaaaaaaaaa\","
            + "\"candidate\":\"bbbbbbbbbbbb\",\"from\":\"2026-01-01\",\"until\":\"2026-06-30\","
            + "\"startedAt\":\"2026-07-01T08:00:00Z\"";
    private static final String RUNNING = "{\"status\":\"running\"," + HEAD + "}";

    private static final String DONE =
            "{\"status\":\"done\"," + HEAD + """
            ,"scenarios":{"passed":3,"failed":[{"file":"earning/a.scenarios.yaml","line":1,"scenario":"One","mismatches":[]}]},
            "notTried":[{"file":".","line":null,"column":null,"rule":null,"message":"It took too long.","severity":"error"},
              {"file":".","line":null,"column":null,"rule":null,"message":"The tiers are those of then.","severity":"warning"}],
            "result":{"orders":1234,"differing":1,
             "total":{"live":%1$s,"candidate":%2$s},
             "tiers":[{"tier":null,"live":%1$s,"candidate":%1$s},{"tier":"silver","live":%1$s,"candidate":%2$s}],
             "campaigns":[{"campaign":"spring","live":null,"candidate":%2$s}],
             "rules":[{"package":"earning","rule":"The same","campaign":null,"live":%1$s,"candidate":%1$s},
                      {"package":"earning","rule":"Twice","campaign":"spring","live":null,"candidate":%2$s}],
             "members":{"judged":7,"differing":2,"moves":[{"live":"basic","candidate":"silver","members":2}]},
             "reach":[{"campaign":"hello","rule":"Say hello","live":null,"candidate":12}],
             "mostDifferent":[{"orderId":"o-7","memberId":"bob","at":"2026-03-08T04:00:00Z","difference":1.00,
               "live":{"total":10.00,"discount":0.00,"shipping":0.00,"points":10,"redeemed":0,"tier":"basic"},
               "candidate":{"total":10.00,"discount":0.00,"shipping":0.00,"points":1110,"redeemed":0,"tier":"basic"},
               "rules":[{"package":"earning","rule":"Twice","campaign":"spring","live":null,
                 "candidate":{"fired":true,"amount":0.00,"points":1110,"because":null}}]}],
             "notKnownThen":["bought(\\"tea\\")"],
             "failed":{"orders":0,"examples":[]}}}
            """.formatted(given("1200.50", 100), given("1300.75", 1200));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Deque<String> views = new ArrayDeque<>(List.of(RUNNING, DONE));
    private final List<String> calls = new ArrayList<>();
    private HttpServer service;
    private int startStatus = 202;
    private String started = RUNNING;
    private String received;

    @BeforeEach
    void serve() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/v1/rulebook", this::answer);
        service.start();
        for (String base : List.of("discounts", "redemption", "earning", "activities", "tiers", "expiry", "segments")) {
            Files.createDirectory(folder.resolve(base));
        }
        Files.writeString(folder.resolve("programme.yaml"), "currency: EUR\n");
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void theFolderIsTriedAsItIsAndWhatItLacksIsTakenAway() throws IOException {
        assertThat(run("--from", "2026-01-01", "--until", "2026-06-30")).isEqualTo(1);
        JsonNode body = new ObjectMapper().readTree(received);
        assertThat(body.at("/files/programme.yaml").asText()).isEqualTo("currency: EUR\n");
        assertThat(body.at("/files").has("earning/old.drl")).isTrue();
        assertThat(body.at("/files/earning~1old.drl").isNull()).isTrue();
        assertThat(body.at("/from").asText()).isEqualTo("2026-01-01");
        assertThat(calls)
                .containsExactly(
                        "GET /v1/rulebook",
                        "POST /v1/rulebook/backtest",
                        "GET /v1/rulebook/backtest/b1",
                        "GET /v1/rulebook/backtest/b1");
    }

    @Test
    void itsExitCodeTellsWhetherTheRulesCouldGoLive() {
        String good = DONE.replaceAll("(?s)\"failed\":\\[.*?]}]", "\"failed\":[]");
        views.removeLast();
        views.add(good);
        assertThat(run()).as("not all scenarios were tried").isEqualTo(1);
        views.clear();
        views.add(good.replace("\"severity\":\"error\"", "\"severity\":\"warning\""));
        assertThat(run()).isZero();
    }

    @Test
    void theReportTellsWhatDiffersAndWhatItCosts() {
        assertThat(run()).as("a scenario fails").isEqualTo(1);
        assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "1,234 orders from 2026-01-01 to 2026-06-30 under the live rules (aaaaaaaaaaaa) and under these"
                                + " (bbbbbbbbbbbb): 1 are decided otherwise.",
                        "1 scenarios fail: these rules can't go live yet.",
                        "Not all scenarios were tried: It took too long.",
                        "The tiers are those of then.",
                        "points 100 1,200 +1,100",
                        "all together 1,200.50 1,300.75 +100.25",
                        "guests 1,234 1,200.50 1,200.50 0",
                        "silver 1,234 1,200.50 1,300.75 +100.25",
                        "spring - 1,234 - 1,300.75 +1,300.75",
                        "earning: Twice - 1,234 - 1,300.75 +1,300.75",
                        "Tiers of 7 members who ordered: 2 are others",
                        "basic silver 2",
                        "hello: Say hello - 12",
                        "Twice: no such rule -> 1,110 points",
                        "bought(\"tea\")")
                .noneMatch(line -> line.contains("The same"));
    }

    @Test
    void forProgramsTheAnswerIsPassedOnAsItCame() throws IOException {
        assertThat(run("--format", "json")).isEqualTo(1);
        assertThat(new ObjectMapper().readTree(out.toString())).isEqualTo(new ObjectMapper().readTree(DONE));
    }

    @Test
    void whatIsWrongWithTheRulesIsShown() {
        startStatus = 409;
        started = "{\"code\":\"rulebook-refused\",\"detail\":\"Not good.\",\"problems\":[{\"file\":\"earning/a.drl\","
                + "\"line\":3,\"column\":7,\"rule\":\"One\",\"message\":\"unknown tier\",\"severity\":\"error\"}]}";
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("earning/a.drl:3:7: error: unknown tier [rule \"One\"]");
    }

    @Test
    void aBacktestThatFailsSaysWhy() {
        views.clear();
        views.add("{\"status\":\"failed\",\"detail\":\"A rule runs away.\"," + HEAD + "}");
        assertThat(run()).isEqualTo(1);
        assertThat(err.toString()).contains("failed: A rule runs away.");
    }

    @Test
    void aDayThatIsNoneIsToldWhatADayLooksLike() {
        assertThat(run("--until", "2026-13-01")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'--until': \"2026-13-01\" is no day; write it as 2026-01-31")
                .doesNotContain("java.")
                .doesNotContain("Exception");
        assertThat(calls).isEmpty();
    }

    @Test
    void aBusyServiceIsToldFromBadRules() {
        startStatus = 503;
        started = "{\"code\":\"busy\",\"detail\":\"Another backtest is under way.\"}";
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("Another backtest is under way.");
    }

    @Test
    void aServiceOrFolderThatIsNotThereIsNamed() {
        service.stop(0);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("could not be tried at http://127.0.0.1");
        folder = folder.resolve("nowhere");
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere");
    }

    private static String given(String cost, long points) {
        return ("{\"orders\":1234,\"discount\":0.00,\"freeShipping\":0.00,\"points\":%d,\"pointsCost\":%s,\"cost\":%s,"
                        + "\"redeemed\":0,\"paidByPoints\":0.00}")
                .formatted(points, cost, cost);
    }

    private int run(String... options) {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of(
                folder.toString(),
                "--url",
                "http://127.0.0.1:" + service.getAddress().getPort()));
        return new CommandLine(new BacktestCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        calls.add(exchange.getRequestMethod() + " " + path);
        if (path.equals("/v1/rulebook")) {
            answer(exchange, 200, "{\"files\":[\"programme.yaml\",\"earning/old.drl\"]}");
        } else if (path.endsWith("/backtest")) {
            received = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            answer(exchange, startStatus, started);
        } else {
            answer(exchange, 200, views.size() > 1 ? views.remove() : views.peek());
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.sendResponseHeaders(status, 0);
        exchange.getResponseBody().write(body.getBytes(UTF_8));
        exchange.close();
    }
}
