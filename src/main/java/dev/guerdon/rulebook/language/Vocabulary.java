package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Fact;
import dev.guerdon.proposal.RulePackage;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The words that rules may use of each fact, read once from the {@link Fact} annotations. */
public final class Vocabulary {
    private static final Map<Class<?>, SortedMap<String, Property>> PROPERTIES = new ConcurrentHashMap<>();

    private Vocabulary() {}

    /** All words of a fact (or of what one of its words gives, such as a wallet), by name. */
    public static SortedMap<String, Property> of(Class<?> fact) {
        return PROPERTIES.computeIfAbsent(fact, Vocabulary::read);
    }

    static Map<String, Class<?>> factsOf(RulePackage rulePackage) {
        Map<String, Class<?>> facts = new TreeMap<>();
        rulePackage.facts().forEach(fact -> facts.put(fact.getSimpleName(), fact));
        return facts;
    }

    private static SortedMap<String, Property> read(Class<?> fact) {
        SortedMap<String, Property> properties = new TreeMap<>();
        Arrays.stream(fact.getMethods())
                .filter(method -> method.isAnnotationPresent(Fact.class))
                .forEach(method -> properties.put(method.getName(), Property.of(method)));
        return properties;
    }
}
