package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Names;
import dev.guerdon.facts.Word;
import dev.guerdon.proposal.Proposal;
import dev.guerdon.proposal.RoundedDown;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.proposal.Verb;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** One form of a verb: its name, what it takes, and the proposal it makes. */
public record VerbSignature(
        String name,
        String description,
        List<Class<?>> parameters,
        List<Word> words,
        List<RoundingMode> roundings,
        List<String> names,
        MethodHandle handle) {

    private static final Map<RulePackage, List<VerbSignature>> FORMS = new ConcurrentHashMap<>();

    /** All forms of the verbs of a package, by name, the shortest first. */
    public static List<VerbSignature> of(RulePackage rulePackage) {
        return FORMS.computeIfAbsent(rulePackage, VerbSignature::read);
    }

    private static List<VerbSignature> read(RulePackage rulePackage) {
        return Arrays.stream(rulePackage.verbs().getMethods())
                .filter(method -> method.isAnnotationPresent(Verb.class))
                .map(VerbSignature::of)
                .sorted(Comparator.comparing(VerbSignature::name).thenComparing(VerbSignature::toString))
                .toList();
    }

    private static VerbSignature of(Method method) {
        try {
            int arity = method.getParameterCount();
            MethodHandle handle = MethodHandles.lookup()
                    .unreflect(method)
                    .asType(MethodType.genericMethodType(arity))
                    .asSpreader(Object[].class, arity);
            return new VerbSignature(
                    method.getName(),
                    method.getAnnotation(Verb.class).value(),
                    List.of(method.getParameterTypes()),
                    Arrays.stream(method.getParameters())
                            .map(VerbSignature::wordOf)
                            .toList(),
                    Arrays.stream(method.getParameters())
                            .map(VerbSignature::roundingOf)
                            .toList(),
                    Arrays.stream(method.getParameters())
                            .map(Parameter::getName)
                            .toList(),
                    handle);
        } catch (IllegalAccessException broken) {
            throw new IllegalStateException("the verb " + method + " can't be called", broken);
        }
    }

    private static Word wordOf(Parameter parameter) {
        Names names = parameter.getAnnotation(Names.class);
        return names == null ? Word.ANY : names.value();
    }

    private static RoundingMode roundingOf(Parameter parameter) {
        return parameter.isAnnotationPresent(RoundedDown.class) ? RoundingMode.FLOOR : RoundingMode.CEILING;
    }

    /**
     * What the verb proposes.
     *
     * @throws IllegalArgumentException with a sentence if a value is out of bounds
     */
    Proposal propose(Object[] arguments) {
        try {
            return (Proposal) handle.invoke(arguments);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** As it is written in a rule, such as {@code times(line, f)}. */
    @Override
    public String toString() {
        return name + names.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
