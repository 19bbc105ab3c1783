package dev.guerdon.event;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import dev.guerdon.checkout.RichRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestRules.Under(RichRules.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ImportingTest {
    private static final String REFERENCE = ".*Tell whoever runs this service the reference [0-9a-f]{8}\\..*";

    private final String id = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"member\",\"memberId\":\"q\",\"attributes\":{\"a\":\"\\u0000\"}} | invalid | attributes.a: It must not hold control characters",
                "{\"type\":\"member\",\"memberId\":\"\\u0000\"} | invalid | memberId: memberId must be 1 to 100",
                "{\"type\":\"\\u0000\",\"memberId\":\"q\"} | invalid | type: There is no event",
                "{\"type\":\"order\",\"orderId\":\"o\",\"memberId\":\" \",\"lines\":[{\"lineId\":\"1\",\"sku\":\"S\",\"quantity\":1,\"unitPrice\":1}]} | invalid | memberId: memberId must be",
                "{\"type\":\"order\",\"orderId\":\"o\",\"lines\":[{\"lineId\":\"1\",\"sku\":1,\"quantity\":1,\"unitPrice\":1}]} | invalid | lines[0].sku: lines[0].sku must be a text in quotes.",
                "{\"type\":\"cancellation\",\"orderId\":\"\\u0000\"} | invalid | orderId: orderId must be",
                "{\"type\":\"cancellation\",\"orderId\":\"o\",\"at\":0} | invalid | at: at must be a time with an offset",
                "{\"type\":\"member\",\"memberId\":\"q\",\"consents\":[\"fax\"]} | invalid | consents[0]: The programme has no message channel",
                "{\"type\":\"member\",\"memberId\":\"q\"} {} | malformed | There is something behind the end of the JSON",
                "{\"type\":\"member\",\"memberId\":\"q\" | malformed | it ends in the middle",
            })
    void aLineThatCantBeIsRejectedAndTheRestIsApplied(String line, String code, String sentence) {
        send((member("a") + line + "\n" + member("b")).getBytes(UTF_8))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected.line", contains(2))
                .body("rejected[0].code", equalTo(code))
                .body("rejected[0].detail", containsString(sentence));
    }

    @Test
    void bytesThatAreNotUtf8AreTheFaultOfTheirLine() {
        String latin = member("a") + "{\"type\":\"member\",\"memberId\":\"caf\u00e9\"}\n" + member("b");
        send(latin.getBytes(ISO_8859_1))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected.line", contains(2))
                .body("rejected[0].code", equalTo("malformed"))
                .body("rejected[0].detail", containsString("not UTF-8"));
    }

    @Test
    void aByteOrderMarkAtTheBeginningIsNoPartOfTheFirstLine() {
        send(("\uFEFF" + member("a")).getBytes(UTF_8))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", empty());
    }

    @Test
    void linesAreCountedAsEditorsCountThem() {
        send(("\r\n" + member("a") + "\n{}\r\n" + member("b").stripTrailing()).getBytes(UTF_8))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected.line", contains(4));
    }

    @Test
    void aLineThatIsTooLongIsRejectedAndTheRestIsApplied() {
        send((member("a") + " ".repeat(2 << 20) + "{}\n" + member("b")).getBytes(UTF_8))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected.line", contains(2))
                .body("rejected[0].code", equalTo("too-large"));
    }

    @Test
    void aLineThatBreaksUnexpectedlyIsRejectedWithItsReferenceAndTheRestIsApplied() throws SQLException {
        broken(() -> send((member("a") + member("breaks-1") + member("b")).getBytes(UTF_8))
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("rejected.line", contains(2))
                .body("rejected[0].code", equalTo("internal"))
                .body("rejected[0].detail", matchesPattern(REFERENCE)));
    }

    @Test
    void aStreamOfWhichManyLinesBreakEndsWithWhatCameOfItUntilThen() throws SQLException {
        String many =
                IntStream.range(0, 1_000).mapToObj(i -> member("breaks-" + i)).collect(Collectors.joining());
        broken(() -> send((member("a") + many).getBytes(UTF_8))
                .statusCode(500)
                .contentType("application/problem+json")
                .body("code", equalTo("internal"))
                .body(
                        "detail",
                        allOf(matchesPattern(REFERENCE), containsString("Until then: 1 accepted, 0 known before, "))));
    }

    /** Whatever is done with members whose id says so breaks in the database. */
    private void broken(Runnable meanwhile) throws SQLException {
        execute("alter table member add constraint test_breaks check (member_id not like '%-breaks-%') not valid");
        try {
            meanwhile.run();
        } finally {
            execute("alter table member drop constraint test_breaks");
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String member(String name) {
        return "{\"type\":\"member\",\"memberId\":\"%s-%s\"}\n".formatted(id, name);
    }

    private static ValidatableResponse send(byte[] body) {
        return given().contentType("application/x-ndjson")
                .body(body)
                .post("/v1/events")
                .then()
                .log()
                .ifValidationFails();
    }
}
