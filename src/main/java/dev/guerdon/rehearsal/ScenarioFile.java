package dev.guerdon.rehearsal;

import dev.guerdon.facts.Member;
import dev.guerdon.facts.Today;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scenarios of one {@code *.scenarios.yaml}, and what is wrong with the file. */
public record ScenarioFile(String path, List<Scenario> scenarios, List<Finding> findings) {

    /** Reads every scenario file of a rulebook, by path. Nothing is thrown. */
    public static List<ScenarioFile> all(RuleFiles files, SettingsReading settings) {
        return files.at(Place.SCENARIOS).entrySet().stream()
                .map(file -> of(file.getKey(), file.getValue(), settings))
                .toList();
    }

    /** Reads one file; a scenario with an error in it is among the scenarios as far as it could be understood. */
    public static ScenarioFile of(String path, String text, SettingsReading settings) {
        YamlFile file = YamlFile.of(path, text);
        Reader reader = new Reader(path, new Words(settings));
        List<Scenario> scenarios = file.list().stream().map(reader::scenario).toList();
        return new ScenarioFile(path, scenarios, file.findings());
    }

    /** Reads one scenario after the other. */
    private static final class Reader {
        private static final Set<String> SUBJECTS = Set.of("basket", "activity", "lot", "member");

        private final String path;
        private final Words words;
        private final Programme programme;
        private final Names names = new Names("scenario", "Gold members earn double");

        Reader(String path, Words words) {
            this.path = path;
            this.words = words;
            this.programme = words.programme();
        }

        Scenario scenario(YamlValue item) {
            YamlMap yaml = item.map();
            String name = names.read(yaml);
            Instant at = new Moments(programme.zone()).begin(yaml);
            Today today = today(at);
            Situation situation = situation(yaml, at, today.date());
            Expected expected = Expectations.read(yaml.map("expect"), words);
            if (yaml.map("expect").isEmpty()) {
                yaml.report("expect", "A scenario must expect something, such as \"expect: { points: 40 }\".");
            }
            yaml.done();
            return new Scenario(path, item.line(), name, at, today, situation, expected);
        }

        private Today today(Instant at) {
            LocalDate date = at.atZone(programme.zone()).toLocalDate();
            return new Today(
                    date,
                    programme.days().entrySet().stream()
                            .filter(day -> day.getValue().includes(date))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet()));
        }

        private Situation situation(YamlMap yaml, Instant at, LocalDate today) {
            Optional<Member> told = yaml.get("member").map(value -> MemberFacts.read(value.map(), words, today));
            Member member = told.orElseGet(
                    () -> Member.joining("member", today, words.tiers().get(0)));
            List<String> subjects = Stream.of("basket", "activity", "lot")
                    .filter(key -> yaml.get(key).isPresent())
                    .toList();
            if (subjects.size() > 1) {
                yaml.reportKey(subjects.get(1), "A scenario is about one of basket, activity and lot.");
            } else if (subjects.isEmpty() && !yaml.has("member")) {
                yaml.reportMissing(SUBJECTS, "A scenario must have a basket, an activity, a lot or a member.");
            }
            return switch (subjects.isEmpty() ? "member" : subjects.get(0)) {
                case "basket" -> checkout(yaml.map("basket"), told, at, today);
                case "activity" ->
                    new Situation.Acting(member, ActivityFacts.read(yaml.map("activity"), words, at, today));
                case "lot" -> new Situation.Holding(member, LotFacts.read(yaml.map("lot"), words, today));
                default -> new Situation.Standing(member);
            };
        }

        private Situation checkout(YamlMap yaml, Optional<Member> member, Instant at, LocalDate today) {
            BasketFacts facts = new BasketFacts(yaml, words);
            Situation.AtCheckout checkout =
                    new Situation.AtCheckout(member, facts.basket(at, today), facts.coupons(), facts.redeem());
            yaml.done();
            return checkout;
        }
    }
}
