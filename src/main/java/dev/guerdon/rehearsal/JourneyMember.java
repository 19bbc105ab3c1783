package dev.guerdon.rehearsal;

import dev.guerdon.facts.Fact;
import dev.guerdon.facts.Member.Person;
import dev.guerdon.facts.Member.Scores;
import dev.guerdon.rulebook.yaml.YamlMap;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a journey's {@code member:}, which holds what does not follow from the steps. */
final class JourneyMember {
    /** The facts of a member that rules read. */
    private static final Set<String> FACTS = Arrays.stream(dev.guerdon.facts.Member.class.getMethods())
            .filter(method -> method.isAnnotationPresent(Fact.class))
            .map(java.lang.reflect.Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    private static final Set<String> GIVEN = Set.of(
            "id",
            "joinedOn",
            "birthday",
            "referredBy",
            "locale",
            "zone",
            "attributes",
            "consents",
            "tags",
            "recency",
            "frequency",
            "monetary");

    private final YamlMap yaml;
    private final Words words;

    JourneyMember(YamlMap yaml, Words words) {
        this.yaml = yaml;
        this.words = words;
    }

    /** @param today when the journey begins; a member of whom nothing else is said joins then */
    Person person(LocalDate today) {
        LocalDate joinedOn = yaml.day("joinedOn").orElse(today);
        if (words.knowDays() && joinedOn.isAfter(today)) {
            yaml.report("joinedOn", "The member can't join after the journey begins.");
        }
        return MemberFacts.person(yaml, words, joinedOn);
    }

    Scores scores() {
        return MemberFacts.scores(yaml);
    }

    /** Reports every other key. */
    void done() {
        FACTS.stream().filter(fact -> !GIVEN.contains(fact) && yaml.has(fact)).forEach(fact -> {
            yaml.reportKey(fact, fact + " follows from the steps of a journey; leave it out.");
            yaml.get(fact);
        });
        yaml.done();
    }
}
