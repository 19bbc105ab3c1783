package dev.guerdon.member;

import dev.guerdon.database.Database;
import dev.guerdon.database.DatabaseFailure;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.RulebookGate;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Keeps a rulebook from going live that no longer knows what members hold: a tier they are in, a coupon they can still take
 * up, or the currency in which they bought. The database is asked only when something was taken away.
 */
@ApplicationScoped
public class PromiseGate implements RulebookGate {
    private static final Logger LOG = Logger.getLogger(PromiseGate.class);

    private static final String IN_TIERS = "select tier, count(*) from member where tier = any (?) group by tier";

    private static final String HOLDING_COUPONS = """
            select definition, count(distinct member_id) from coupon
             where definition = any (?) and status = 'open' and (last_day is null or last_day >= ?)
             group by definition""";

    private static final String BOOKED = "select exists (select from shop_order), exists (select from ledger_entry)";

    private final Database database;
    private final Clock clock;

    PromiseGate(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Finding> check(Rulebook candidate, Optional<Rulebook> live) {
        return live.map(before -> broken(before, candidate)).orElse(List.of());
    }

    private List<Finding> broken(Rulebook before, Rulebook candidate) {
        List<String> tiers =
                gone(before.programme().tiers(), candidate.programme().tiers());
        List<String> coupons = gone(
                before.catalogue().coupons().keySet(),
                candidate.catalogue().coupons().keySet());
        Map<String, Long> inTiers = new TreeMap<>();
        Map<String, Long> holders = new TreeMap<>();
        RoundTrip reads = new RoundTrip();
        if (!tiers.isEmpty()) {
            reads.query(IN_TIERS, row -> inTiers.put(row.getString(1), row.getLong(2)), new Elements("text", tiers));
        }
        if (!coupons.isEmpty()) {
            LocalDate today = LocalDate.now(clock.withZone(candidate.programme().zone()));
            reads.query(
                    HOLDING_COUPONS,
                    row -> holders.put(row.getString(1), row.getLong(2)),
                    new Elements("text", coupons),
                    today);
        }
        List<String> booked = new ArrayList<>();
        if (isOtherMoney(before, candidate)) {
            reads.query(BOOKED, row -> {
                if (row.getBoolean(1)) {
                    booked.add("orders");
                }
                if (row.getBoolean(2)) {
                    booked.add("points");
                }
            });
        }
        try {
            database.read(reads);
        } catch (DatabaseFailure unreachable) { // then nothing can go live, as it can't be archived
            LOG.warn("Nobody could be asked what members hold", unreachable);
        }
        List<Finding> findings = new ArrayList<>();
        if (!booked.isEmpty()) {
            findings.add(otherMoney(before, candidate, booked));
        }
        findings.addAll(told(candidate, inTiers, holders));
        return findings;
    }

    private static boolean isOtherMoney(Rulebook before, Rulebook candidate) {
        return !before.programme().currency().equals(candidate.programme().currency());
    }

    private static Finding otherMoney(Rulebook before, Rulebook candidate, List<String> booked) {
        String currency = before.programme().currency().code();
        return at(
                candidate,
                "programme.yaml",
                "currency",
                "The currency can't be changed from " + currency + " to "
                        + candidate.programme().currency().code() + ": " + String.join(" and ", booked)
                        + " are booked in " + currency + ", and nothing converts them. Put it back; another currency"
                        + " needs a service with a database of its own.");
    }

    private static List<String> gone(Collection<String> before, Collection<String> after) {
        return before.stream().filter(word -> !after.contains(word)).toList();
    }

    private static List<Finding> told(Rulebook candidate, Map<String, Long> inTiers, Map<String, Long> holders) {
        List<Finding> findings = new ArrayList<>();
        inTiers.forEach((tier, members) -> findings.add(at(
                candidate,
                "programme.yaml",
                "tiers",
                "The tier \"" + tier + "\" can't be taken away: " + members(members, "is", "are")
                        + " in it. Put it back, and let the tier rules move them first.")));
        holders.forEach((coupon, members) -> findings.add(at(
                candidate,
                "catalogue.yaml",
                "coupons",
                "The coupon \"" + coupon + "\" can't be taken away: " + members(members, "holds", "hold")
                        + " one that is still good. Put it back, and take away only the rule that gives it.")));
        return findings;
    }

    private static String members(long count, String one, String many) {
        return count == 1 ? "1 member " + one : count + " members " + many;
    }

    /** At the key in the file, or at the file where the key went, too. */
    private static Finding at(Rulebook candidate, String path, String key, String sentence) {
        YamlMap file =
                YamlFile.of(path, candidate.files().text(path).orElse("")).map();
        return file.get(key)
                .map(value -> Finding.error(path, value.line(), value.column(), sentence))
                .orElseGet(() -> Finding.error(path, sentence));
    }
}
