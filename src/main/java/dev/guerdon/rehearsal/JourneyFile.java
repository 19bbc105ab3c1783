package dev.guerdon.rehearsal;

import dev.guerdon.programme.Programme;
import dev.guerdon.rehearsal.Journey.Scene;
import dev.guerdon.rulebook.Finding;
import dev.guerdon.rulebook.Nearest;
import dev.guerdon.rulebook.files.Place;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
import dev.guerdon.rulebook.yaml.YamlFile;
import dev.guerdon.rulebook.yaml.YamlMap;
import dev.guerdon.rulebook.yaml.YamlValue;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The journeys of one {@code *.journey.yaml}, and what is wrong with the file. */
public record JourneyFile(String path, List<Journey> journeys, List<Finding> findings) {
    private static final String EXPECT = "expect";
    private static final int MOST_JOURNEYS = 100;
    private static final int MOST_STEPS = 200;

    /** Reads every journey file of a rulebook, by path. Nothing is thrown. */
    public static List<JourneyFile> all(RuleFiles files, SettingsReading settings) {
        return files.at(Place.JOURNEYS).entrySet().stream()
                .map(file -> of(file.getKey(), file.getValue(), settings))
                .toList();
    }

    /** Reads one file; a journey with an error in it is among the journeys as far as it could be understood. */
    public static JourneyFile of(String path, String text, SettingsReading settings) {
        YamlFile file = YamlFile.of(path, text);
        List<YamlValue> items = file.list();
        if (items.size() > MOST_JOURNEYS) {
            items.get(MOST_JOURNEYS).report("A file has at most " + MOST_JOURNEYS + " journeys.");
            items = items.subList(0, MOST_JOURNEYS);
        }
        Reader reader = new Reader(path, new Words(settings));
        List<Journey> journeys = items.stream().map(reader::journey).toList();
        return new JourneyFile(path, journeys, file.findings());
    }

    /** Reads one journey after the other. */
    private static final class Reader {
        private final String path;
        private final Words words;
        private final Programme programme;
        private final Names names = new Names("journey", "A member who comes back");

        Reader(String path, Words words) {
            this.path = path;
            this.words = words;
            this.programme = words.programme();
        }

        Journey journey(YamlValue item) {
            YamlMap yaml = item.map();
            String name = names.read(yaml);
            Instant at = new Moments(programme.zone()).begin(yaml);
            JourneyClock clock = new JourneyClock(at, programme.zone(), words.knowDays());
            JourneyMember member = new JourneyMember(yaml.map("member"), words);
            var person = member.person(clock.today());
            var scores = member.scores();
            member.done();
            List<Scene> scenes = scenes(yaml, clock);
            yaml.done();
            return new Journey(path, item.line(), name, at, person, scores, scenes, clock.nights());
        }

        private List<Scene> scenes(YamlMap yaml, JourneyClock clock) {
            List<YamlValue> items = yaml.list("steps");
            if (items.isEmpty() || items.size() > MOST_STEPS) {
                yaml.report("steps", "A journey has 1 to " + MOST_STEPS + " steps.");
            }
            JourneySteps steps = new JourneySteps(words, clock);
            items.stream().limit(MOST_STEPS).forEach(steps::read);
            boolean expectsSomething = items.stream()
                    .filter(YamlValue::isMap)
                    .map(YamlValue::map)
                    .anyMatch(step -> !step.map(EXPECT).isEmpty() || isMisspelt(step));
            if (!items.isEmpty() && !expectsSomething) {
                yaml.report("steps", "A journey must expect something, such as \"expect: { points: 40 }\".");
            }
            return steps.scenes();
        }

        /** The step tells it. */
        private static boolean isMisspelt(YamlMap step) {
            return step.keys().keySet().stream()
                    .anyMatch(key -> Nearest.nearest(key, Set.of(EXPECT)).isPresent());
        }
    }
}
