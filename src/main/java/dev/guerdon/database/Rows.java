package dev.guerdon.database;

import dev.guerdon.database.RoundTrip.Elements;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The rows that one statement writes, handed to {@code unnest} column by column. Rows may still be added after the
 * statement was: it is sent with all that are there when the round trip runs.
 */
public final class Rows<T> {
    private final List<T> rows = new ArrayList<>();

    public static <T> Rows<T> of(Collection<T> rows) {
        Rows<T> all = new Rows<>();
        all.rows.addAll(rows);
        return all;
    }

    public void add(T row) {
        rows.add(row);
    }

    public void forEach(Consumer<? super T> each) {
        rows.forEach(each);
    }

    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** An array parameter of PostgreSQL's element type with one value of each row. */
    public Elements column(String type, Function<? super T, ?> value) {
        return new Elements(type, new AbstractList<Object>() {
            @Override
            public Object get(int index) {
                return value.apply(rows.get(index));
            }

            @Override
            public int size() {
                return rows.size();
            }
        });
    }
}
