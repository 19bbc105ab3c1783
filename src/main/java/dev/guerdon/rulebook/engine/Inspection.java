package dev.guerdon.rulebook.engine;

import dev.guerdon.proposal.Origin;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.language.Checked;
import dev.guerdon.rulebook.language.Position;
import dev.guerdon.rulebook.language.Property;
import dev.guerdon.rulebook.language.VerbSignature;
import dev.guerdon.rulebook.language.Vocabulary;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * The second wall, behind the grammar: everything that a checked rule holds is walked through before anybody asks it. A rule
 * may hold plain values, functions that were compiled with this product's language, words of the vocabulary and verbs of the
 * rule's own package; anything else that it can reach is told, whatever the parser and the checks took it for.
 */
public final class Inspection {
    private static final String LANGUAGE = Checked.class.getPackageName();

    /** In these is nothing that could be called. */
    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            BigDecimal.class,
            BigFraction.class,
            Instant.class,
            LocalDate.class,
            Class.class);

    /** How the vocabulary's words are read; no other method of any fact. */
    private static final Set<Object> WORDS = words();

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .filter(field -> !field.getType().isPrimitive())
                    .toList();
            fields.forEach(field -> field.setAccessible(true));
            return fields;
        }
    };

    private final RulePackage rulePackage;
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> ahead = new ArrayDeque<>();

    private Inspection(RulePackage rulePackage) {
        this.rulePackage = rulePackage;
    }

    /** The class of something that a rule may not hold, if this one holds any. Takes some 40 µs. */
    public static Optional<Class<?>> unwantedIn(Checked.Rule rule) {
        return new Inspection(rule.origin().rulePackage()).walk(rule);
    }

    private Optional<Class<?>> walk(Checked.Rule rule) {
        look(rule);
        while (!ahead.isEmpty()) {
            Object next = ahead.pop();
            if (!isWanted(next)) {
                return Optional.of(next.getClass());
            }
        }
        return Optional.empty();
    }

    private void look(Object held) {
        if (held != null && seen.add(held)) {
            ahead.push(held);
        }
    }

    /** Whether it may be held; what it holds itself is put before this, too. */
    private boolean isWanted(Object held) {
        Class<?> type = held.getClass();
        if (VALUES.contains(type) || held instanceof Enum<?> || WORDS.contains(held)) {
            return true;
        } else if (held instanceof VerbSignature verb) {
            return VerbSignature.of(rulePackage).contains(verb); // equal only with the same method
        } else if (held instanceof Object[] several) {
            Arrays.stream(several).forEach(this::look);
            return true;
        } else if (held instanceof Collection<?> several && isOfJava(type)) {
            several.forEach(this::look);
            return true;
        } else if (held instanceof Map<?, ?> map && isOfJava(type)) {
            map.forEach((key, value) -> {
                look(key);
                look(value);
            });
            return true;
        }
        boolean isWanted = isRecord(type) || isFunction(type);
        if (isWanted) {
            FIELDS.get(type).forEach(field -> look(read(field, held)));
        }
        return isWanted;
    }

    private static boolean isOfJava(Class<?> type) {
        return type.getPackageName().equals("java.util");
    }

    private static boolean isRecord(Class<?> type) {
        return type.isRecord()
                && (type.getNestHost() == Checked.class
                        || type == Position.class
                        || type == Origin.class
                        || Proposal.class.isAssignableFrom(type));
    }

    /** A lambda that stands in the language's own text; those that read facts are known one by one. */
    private static boolean isFunction(Class<?> type) {
        Class<?> host = type.getNestHost();
        return type.isHidden() && host.getPackageName().equals(LANGUAGE) && host != Property.class;
    }

    private static Object read(Field field, Object held) {
        try {
            return field.get(held);
        } catch (IllegalAccessException broken) {
            throw new IllegalStateException("what a rule holds can't be looked at: " + field, broken);
        }
    }

    private static Set<Object> words() {
        Set<Object> words = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Class<?>> facts = Collections.newSetFromMap(new IdentityHashMap<>());
        for (RulePackage rulePackage : RulePackage.values()) {
            rulePackage.facts().forEach(fact -> collect(fact, facts, words));
        }
        return words;
    }

    private static void collect(Class<?> fact, Set<Class<?>> facts, Set<Object> words) {
        if (facts.add(fact)) {
            for (Property word : Vocabulary.of(fact).values()) {
                words.add(word.getter() == null ? word.lookup() : word.getter());
                word.fact().ifPresent(given -> collect(given, facts, words));
            }
        }
    }
}
