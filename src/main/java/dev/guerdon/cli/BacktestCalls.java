package dev.guerdon.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.guerdon.backtest.BacktestBody;
import dev.guerdon.backtest.BacktestView;
import dev.guerdon.rulebook.files.RuleFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The calls of a service that a backtest needs. */
final class BacktestCalls {
    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(10);
    private static final Duration TIME_TO_ANSWER = Duration.ofMinutes(2);
    private static final int FOUND = 200;
    private static final int ACCEPTED = 202;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final URI service;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIME_TO_CONNECT).build();

    BacktestCalls(URI service) {
        this.service = service;
    }

    /**
     * What the service answered.
     *
     * @param view null for a refusal
     */
    record Answer(int status, String body, BacktestView view) {
        boolean isAccepted() {
            return status == ACCEPTED;
        }

        boolean isFound() {
            return status == FOUND;
        }

        boolean isRefusedRulebook() {
            return view == null && node().path("code").asText().equals("rulebook-refused");
        }

        /** Of refused rules, as compilers write them. */
        List<String> problems() {
            return StreamSupport.stream(node().at("/problems").spliterator(), false)
                    .map(Answer::told)
                    .toList();
        }

        private static String told(JsonNode problem) {
            String place = problem.path("file").asText()
                    + (problem.hasNonNull("line") ? ":" + problem.get("line").asInt() : "")
                    + (problem.hasNonNull("column")
                            ? ":" + problem.get("column").asInt()
                            : "");
            String rule = problem.hasNonNull("rule")
                    ? " [rule \"" + problem.get("rule").asText() + "\"]"
                    : "";
            return place + ": " + problem.path("severity").asText() + ": "
                    + problem.path("message").asText() + rule;
        }

        String detail() {
            String detail = node().path("detail").asText();
            return detail.isEmpty() ? status + " " + body : detail;
        }

        private JsonNode node() {
            try {
                return JSON.readTree(body);
            } catch (IOException notJson) {
                return JSON.createObjectNode();
            }
        }
    }

    /** Starts a backtest of exactly these files: what else is live is taken away. */
    Answer start(RuleFiles files, LocalDate from, LocalDate until) throws IOException, InterruptedException {
        HttpResponse<String> live = send(request("/v1/rulebook").GET());
        if (live.statusCode() != FOUND) {
            return new Answer(live.statusCode(), live.body(), null);
        }
        Map<String, String> overlay = new HashMap<>();
        JSON.readTree(live.body()).path("files").forEach(file -> overlay.put(file.asText(), null));
        overlay.putAll(files.texts());
        String body = JSON.writeValueAsString(new BacktestBody(overlay, null, from, until));
        return answer(send(request("/v1/rulebook/backtest")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
    }

    Answer find(String id) throws IOException, InterruptedException {
        return answer(send(request("/v1/rulebook/backtest/" + id).GET()));
    }

    /** Ends a backtest if the service is still there. */
    void cancel(String id) {
        try {
            send(request("/v1/rulebook/backtest/" + id).DELETE());
        } catch (IOException gone) {
            // then there is nothing to end
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(TIME_TO_ANSWER);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static Answer answer(HttpResponse<String> response) throws IOException {
        boolean isView = response.statusCode() == FOUND || response.statusCode() == ACCEPTED;
        return new Answer(
                response.statusCode(),
                response.body(),
                isView ? JSON.readValue(response.body(), BacktestView.class) : null);
    }
}
