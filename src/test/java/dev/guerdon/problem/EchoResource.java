package dev.guerdon.problem;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Answers with what it understood, or fails as it is told to. */
@Path("/test/echo")
public class EchoResource {

    /** A basket, as small as will do. */
    public record Basket(OffsetDateTime at, Kind kind, BigDecimal shipping, List<@Valid Line> lines) {}

    public record Line(@NotNull String sku, @Positive int quantity, Rate rate) {}

    public enum Kind {
        WEB,
        STORE
    }

    /** Refuses what it can't be. */
    public record Rate(BigDecimal percent) {
        public Rate {
            if (percent.compareTo(BigDecimal.TEN.scaleByPowerOfTen(1)) > 0) {
                throw new IllegalArgumentException("A rate is at most 100");
            }
        }
    }

    @POST
    public Basket echo(@NotNull @Valid Basket body) {
        return body;
    }

    @POST
    @Path("size")
    public long size(InputStream body) throws IOException {
        return body.transferTo(OutputStream.nullOutputStream());
    }

    @GET
    @Path("{failure}")
    public String fail(@PathParam("failure") String failure) throws Exception {
        throw switch (failure) {
            case "refusal" ->
                Problem.DECISION_CHANGED.at("expect.total", "It is 9.00.").with(Map.of("total", 9));
            case "pool" -> new IllegalStateException(new SQLException("Sorry, acquisition timeout!"));
            case "deadlock" -> new SQLException("deadlock detected", "40P01");
            case "crash" -> new SQLException("terminating connection because of crash", "57P02");
            case "connection" -> new IllegalStateException(new SQLException("Connection refused", "08001"));
            case "frozen" -> new SQLException("Acquisition timeout while waiting for new connection");
            case "value" -> new IllegalStateException(new SQLException("invalid byte sequence", "22021"));
            case "division" -> new SQLException("division by zero", "22012");
            case "syntax" -> new SQLException("syntax error", "42601");
            default -> new IllegalStateException("secret " + failure);
        };
    }
}
