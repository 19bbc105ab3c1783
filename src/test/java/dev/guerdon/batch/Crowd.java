package dev.guerdon.batch;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Work on members who are made up, of whom some can't be visited. */
final class Crowd implements Work {
    private final List<String> members;
    private final Set<String> unwilling = new HashSet<>();
    private final ConcurrentHashMap<String, Integer> visits = new ConcurrentHashMap<>();

    private Crowd(List<String> members) {
        this.members = members;
    }

    /** Members {@code m000}, {@code m001} and so on. */
    static Crowd of(int size) {
        return new Crowd(IntStream.range(0, size).mapToObj(Crowd::member).toList());
    }

    static String member(int number) {
        return "m%03d".formatted(number);
    }

    Crowd unwilling(String... these) {
        Collections.addAll(unwilling, these);
        return this;
    }

    /** How often each was visited. */
    SortedMap<String, Integer> visits() {
        return new TreeMap<>(visits);
    }

    @Override
    public long total() {
        return members.size();
    }

    @Override
    public List<String> next(String after, int most) {
        return members.stream()
                .filter(member -> member.compareTo(after) > 0)
                .limit(most)
                .toList();
    }

    @Override
    public long visit(List<String> memberIds) {
        if (memberIds.stream().anyMatch(unwilling::contains)) {
            throw new IllegalStateException("one of\n" + memberIds.size() + " does not want to");
        }
        memberIds.forEach(member -> visits.merge(member, 1, Integer::sum));
        return memberIds.size();
    }
}
