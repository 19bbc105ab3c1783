package dev.guerdon.rulebook.language;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The facts of one rule, numbered in the order in which they are matched, and what was bound so far. The number of a fact is
 * its place in a match.
 */
final class Slots {
    static final int NOBODY = -1;

    /** What a name such as {@code $line} stands for. */
    sealed interface Symbol {
        int slot();

        /** A whole fact, or a total. */
        record Whole(int slot, Type type) implements Symbol {}

        /** An expression over the fact in the slot. */
        record Derived(int slot, Class<?> fact, Expression expression) implements Symbol {}
    }

    private final Map<String, Symbol> symbols = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Set<String> spoiled = new HashSet<>();
    private final boolean isPart;

    /** @param isPart whether conditions are missing: then a name may be bound by them, and nothing is said of that */
    Slots(boolean isPart) {
        this.isPart = isPart;
    }

    int add(String fact) {
        names.add(fact);
        return names.size() - 1;
    }

    int count() {
        return names.size();
    }

    void bind(String name, Symbol symbol, Position at) {
        if (symbols.putIfAbsent(name, symbol) != null && !isPart) {
            throw new SyntaxError(at, name + " is bound twice in this rule");
        }
    }

    /** A name whose binding has a mistake in it: that it is not bound is not told again. */
    void spoil(String name) {
        spoiled.add(name);
    }

    Symbol find(String name, Position at) {
        Symbol symbol = symbols.get(name);
        if (symbol == null && (isPart || spoiled.contains(name))) {
            throw SyntaxError.echo(at);
        } else if (symbol == null && Token.isAmount(name)) {
            throw Lexer.currencySign(at, name.substring(0, 1));
        } else if (symbol == null) {
            throw new SyntaxError(
                    at, name + " is not bound before" + (symbols.isEmpty() ? "" : "; bound are " + bound()));
        }
        return symbol;
    }

    boolean isBound(String name) {
        return symbols.containsKey(name);
    }

    /** Takes back what was bound inside a branch that nobody outside can see. */
    Map<String, Symbol> snapshot() {
        return new HashMap<>(symbols);
    }

    void restore(Map<String, Symbol> before) {
        symbols.keySet().retainAll(before.keySet());
    }

    String bound() {
        return String.join(", ", symbols.keySet().stream().sorted().toList());
    }
}
