package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Fact;
import dev.guerdon.facts.Names;
import dev.guerdon.facts.Word;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One word of a fact's vocabulary, and how it is read: a property such as {@code net}, or a method with one argument such as
 * {@code quantityOf(category)}.
 *
 * @param word which words a text (or the elements of a set) can be
 * @param bounds which numbers a number can be
 * @param parameter the argument's type, or null for a property
 * @param parameterWord which words the argument can be
 */
public record Property(
        String name,
        String description,
        Class<?> owner,
        Type type,
        Word word,
        Bounds bounds,
        Type parameter,
        Word parameterWord,
        Function<Object, Object> getter,
        BiFunction<Object, Object, Object> lookup) {

    static Property of(Method method) {
        Fact fact = method.getAnnotation(Fact.class);
        Type type = Type.of(method.getReturnType());
        Bounds bounds = Bounds.of(fact, type);
        if (method.getParameterCount() == 0) {
            return new Property(
                    method.getName(),
                    fact.value(),
                    method.getDeclaringClass(),
                    type,
                    fact.word(),
                    bounds,
                    null,
                    Word.ANY,
                    getter(method),
                    null);
        }
        Parameter parameter = method.getParameters()[0];
        Names names = parameter.getAnnotation(Names.class);
        return new Property(
                method.getName(),
                fact.value(),
                method.getDeclaringClass(),
                type,
                fact.word(),
                bounds,
                Type.of(parameter.getType()),
                names == null ? Word.ANY : names.value(),
                null,
                lookup(method));
    }

    /** The record that it gives, such as a wallet, where it gives one. */
    public Optional<Class<?>> fact() {
        return Optional.ofNullable(type.fact());
    }

    /** Whether there may be nothing, of which no comparison but with {@code null} holds. */
    public boolean canBeMissing() {
        return type.is(Type.Kind.DATE);
    }

    /** Whether it is a moment, which many texts can say: each offset has its own. */
    public boolean isTime() {
        return type.is(Type.Kind.TIME);
    }

    /** As it is written in a rule, such as {@code quantityOf(category)}. */
    public String signature() {
        if (parameter == null) {
            return name;
        }
        String argument =
                parameterWord == Word.ANY ? (parameter.is(Type.Kind.TEXT) ? "text" : "n") : parameterWord.title();
        return name + "(" + argument + ")";
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, Object> getter(Method method) {
        return (Function<Object, Object>) lambda(
                method,
                "apply",
                MethodType.methodType(Function.class),
                MethodType.methodType(Object.class, Object.class));
    }

    @SuppressWarnings("unchecked")
    private static BiFunction<Object, Object, Object> lookup(Method method) {
        return (BiFunction<Object, Object, Object>) lambda(
                method,
                "apply",
                MethodType.methodType(BiFunction.class),
                MethodType.methodType(Object.class, Object.class, Object.class));
    }

    private static Object lambda(Method method, String name, MethodType factory, MethodType erased) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle handle = lookup.unreflect(method);
            return LambdaMetafactory.metafactory(
                            lookup, name, factory, erased, handle, handle.type().wrap())
                    .getTarget()
                    .invoke();
        } catch (Throwable broken) {
            throw new IllegalStateException("the vocabulary's " + method + " can't be read", broken);
        }
    }
}
