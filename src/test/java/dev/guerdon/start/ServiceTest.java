package dev.guerdon.start;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.guerdon.TestDatabase;
import dev.guerdon.TestRules;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestRules.Under(TestRules.Starter.class)
@WithTestResource(value = TestDatabase.class, scope = TestResourceScope.GLOBAL)
class ServiceTest {

    @Test
    void theDatabaseIsPartOfBeingReady() {
        when().get("/q/health/ready")
                .then()
                .body("checks.find { it.name == 'the database answers' }.status", equalTo("UP"));
    }

    @Test
    void itIsAlive() {
        when().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void theDescriptionOfTheApiIsThere() {
        when().get("/q/openapi?format=json").then().statusCode(200).body("info.title", equalTo("Guerdon"));
    }

    @Test
    void theApiCanBeTriedInABrowser() {
        when().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
    }

    @Test
    void whatItDoesIsMeasured() {
        when().get("/q/metrics").then().statusCode(200).body(containsString("jvm_memory_used_bytes"));
    }

    @Test
    void aPackedBodyIsUnpacked() throws IOException {
        given().contentType("application/octet-stream")
                .header("Content-Encoding", "gzip")
                .body(packed(new byte[100_000]))
                .post("/test/echo/size")
                .then()
                .statusCode(200)
                .body(equalTo("100000"));
    }

    @Test
    void aPackedBodyIsUnpackedForAClientThatWouldRatherSpeakHttp2() throws IOException, InterruptedException {
        URI address = URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/test/echo/size");
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/octet-stream")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(packed(new byte[100_000])))
                .build();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("100000");
    }

    @Test
    void aPackedBodyThatUnpacksToTooMuchIsRefused() throws IOException {
        given().contentType("application/octet-stream")
                .header("Content-Encoding", "gzip")
                .body(packed(new byte[40 * 1024 * 1024]))
                .post("/test/echo/size")
                .then()
                .statusCode(413);
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
            packing.write(content);
        }
        return packed.toByteArray();
    }
}
