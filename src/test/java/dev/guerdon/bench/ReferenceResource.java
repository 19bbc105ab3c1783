package dev.guerdon.bench;

import dev.guerdon.campaign.Gates;
import dev.guerdon.checkout.BasketBody;
import dev.guerdon.database.Database;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.decision.Decision;
import dev.guerdon.holding.Handed;
import dev.guerdon.ledger.Moment;
import dev.guerdon.member.Members;
import dev.guerdon.member.Needs;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.LiveRulebook;
import dev.guerdon.rulebook.Rulebook;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;

/** What an evaluation is compared with: the same body in, the same JSON out, and less in between. */
@Path("/bench")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ReferenceResource {
    private static final String ROW = """
            select member_id, joined_on, tier, tier_since, tier_until, spend_12m, orders, judged_at
              from member
             where member_id = ?""";

    private final DataSource source;
    private final Database database;
    private final LiveRulebook live;
    private final Answers answers;

    ReferenceResource(DataSource source, Database database, LiveRulebook live, Answers answers) {
        this.source = source;
        this.database = database;
        this.live = live;
        this.answers = answers;
    }

    /** A member's row. */
    record Row(
            String memberId,
            LocalDate joinedOn,
            String tier,
            LocalDate since,
            LocalDate until,
            BigDecimal spend,
            int orders,
            OffsetDateTime judgedAt) {}

    /** Reads one row by its key. */
    @POST
    @Path("/row")
    public Decision row(BasketBody body) throws SQLException {
        return answers.of(read(body.memberId()).memberId());
    }

    private Row read(String memberId) throws SQLException {
        try (java.sql.Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(ROW)) {
            statement.setString(1, memberId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Row(
                        row.getString(1),
                        row.getObject(2, LocalDate.class),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class),
                        row.getBigDecimal(6),
                        row.getInt(7),
                        row.getObject(8, OffsetDateTime.class));
            }
        }
    }

    /** Loads the facts that an evaluation loads, and asks no rule. */
    @POST
    @Path("/facts")
    public Decision facts(BasketBody body) {
        Rulebook rulebook = live.current();
        Programme programme = rulebook.programme();
        Moment at = new Moment(body.at().toInstant(), programme.zone());
        RoundTrip reads = new RoundTrip();
        Members members = Members.read(reads, programme, Needs.of(rulebook.uses()), body.memberId(), at);
        Gates gates = Gates.read(reads, rulebook.campaigns().values(), body.memberId(), at.at(), programme.zone());
        Handed.read(reads, List.of(), body.memberId(), rulebook.catalogue(), at.on(), programme.zone());
        database.read(reads);
        gates.left();
        return answers.of(members.member(body.memberId()).id());
    }
}
