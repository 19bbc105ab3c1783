package dev.guerdon.lifecycle;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.batch.RunView;
import dev.guerdon.batch.Runs;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the nightly work have in common: members, orders and runs of a club that is empty before each test. */
abstract class ClubTest {
    @Inject
    Runs runs;

    @Inject
    Database database;

    @BeforeEach
    void nobodyIsThere() {
        change("truncate member, tier_change, shop_order, order_return, category_purchase, ledger_account, ledger_lot,"
                + " ledger_entry, coupon, message, campaign_use, campaign_total, run");
    }

    /** A run that must go well, to its end. */
    RunView run(String job, String asOf) {
        RunView run = runs.run(job, OffsetDateTime.parse(asOf).toInstant());
        assertThat(run.detail()).isNull();
        assertThat(run.status()).isEqualTo("done");
        return run;
    }

    void member(String id, String body) {
        given().contentType("application/json")
                .body(body)
                .put("/v1/members/{id}", id)
                .then()
                .statusCode(201);
    }

    /** One article at a price. */
    void order(String id, String memberId, String at, String price) {
        given().contentType("application/json")
                .body("""
                        {"memberId": "%s", "at": "%s",
                         "lines": [{"lineId": "1", "sku": "A", "quantity": 1, "unitPrice": %s}]}""".formatted(memberId, at, price))
                .put("/v1/orders/{id}", id)
                .then()
                .statusCode(201);
    }

    JsonPath profile(String memberId) {
        return given().get("/v1/members/{id}", memberId)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    List<String> texts(String query) {
        List<String> texts = new ArrayList<>();
        database.read(new RoundTrip().query(query, row -> texts.add(row.getString(1))));
        return texts;
    }

    void change(String statement) {
        database.transaction(connection -> {
            new RoundTrip().change(statement).run(connection);
            return null;
        });
    }
}
