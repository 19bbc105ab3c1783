package dev.guerdon.member;

import dev.guerdon.database.Database;
import dev.guerdon.database.DatabaseFailure;
import dev.guerdon.database.RoundTrip;
import dev.guerdon.database.RoundTrip.Elements;
import dev.guerdon.facts.Word;
import dev.guerdon.money.Currency;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.RulebookGate;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
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
import java.util.Set;
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

    /** Where they stand; the dot is the whole folder. */
    private static final Set<String> SETTINGS = Set.of(".", "programme.yaml", "catalogue.yaml");

    private final Database database;
    private final Clock clock;

    PromiseGate(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Finding> check(Rulebook candidate, Optional<Rulebook> live) {
        return broken(live, candidate.files(), SettingsReading.whole(candidate.settings()));
    }

    /** What can't be read or understood of the settings breaks no promise: nobody knows what it says. */
    @Override
    public List<Finding> read(Candidate candidate, Optional<Rulebook> live) {
        return candidate
                .settings()
                .filter(settings -> areThere(candidate.files()))
                .map(settings -> broken(live, candidate.files(), settings))
                .orElse(List.of());
    }

    private static boolean areThere(RuleFiles files) {
        return files.findings().stream().map(Finding::file).noneMatch(SETTINGS::contains);
    }

    private List<Finding> broken(Optional<Rulebook> live, RuleFiles files, SettingsReading settings) {
        return live.map(before -> broken(before, files, settings)).orElse(List.of());
    }

    private List<Finding> broken(Rulebook before, RuleFiles files, SettingsReading settings) {
        List<String> tiers = gone(before.programme().tiers(), settings.words(Word.TIER));
        List<String> coupons = gone(before.catalogue().coupons().keySet(), settings.words(Word.COUPON));
        List<String> currencies = gone(List.of(before.programme().currency().code()), settings.words(Word.CURRENCY));
        Map<String, Long> inTiers = new TreeMap<>();
        Map<String, Long> holders = new TreeMap<>();
        RoundTrip reads = new RoundTrip();
        if (!tiers.isEmpty()) {
            reads.query(IN_TIERS, row -> inTiers.put(row.getString(1), row.getLong(2)), new Elements("text", tiers));
        }
        if (!coupons.isEmpty()) {
            Programme asked = settings.isZoneKnown() ? settings.known().programme() : before.programme();
            reads.query(
                    HOLDING_COUPONS,
                    row -> holders.put(row.getString(1), row.getLong(2)),
                    new Elements("text", coupons),
                    LocalDate.now(clock.withZone(asked.zone())));
        }
        List<String> booked = new ArrayList<>();
        if (!currencies.isEmpty()) {
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
            Currency instead = settings.known().programme().currency();
            findings.add(otherMoney(before.programme().currency(), instead, files, booked));
        }
        findings.addAll(told(files, inTiers, holders));
        return findings;
    }

    /** What is no word any more, where it is known which there are. */
    private static List<String> gone(Collection<String> before, Optional<Set<String>> after) {
        return after.map(words ->
                        before.stream().filter(word -> !words.contains(word)).toList())
                .orElse(List.of());
    }

    private static Finding otherMoney(Currency before, Currency instead, RuleFiles files, List<String> booked) {
        return at(
                files,
                "programme.yaml",
                "currency",
                "The currency can't be changed from " + before.code() + " to " + instead.code() + ": "
                        + String.join(" and ", booked) + " are booked in " + before.code()
                        + ", and nothing converts them. Put it back; another currency"
                        + " needs a service with a database of its own.");
    }

    private static List<Finding> told(RuleFiles files, Map<String, Long> inTiers, Map<String, Long> holders) {
        List<Finding> findings = new ArrayList<>();
        inTiers.forEach((tier, members) -> findings.add(at(
                files,
                "programme.yaml",
                "tiers",
                "The tier \"" + tier + "\" can't be taken away: " + members(members, "is", "are")
                        + " in it. Put it back, and let the tier rules move them first.")));
        holders.forEach((coupon, members) -> findings.add(at(
                files,
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
    private static Finding at(RuleFiles files, String path, String key, String sentence) {
        YamlMap file = YamlFile.of(path, files.text(path).orElse("")).map();
        return file.get(key)
                .map(value -> Finding.error(path, value.line(), value.column(), sentence))
                .orElseGet(() -> Finding.error(path, sentence));
    }
}
