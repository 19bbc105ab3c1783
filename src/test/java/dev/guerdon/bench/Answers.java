package dev.guerdon.bench;

import dev.guerdon.decision.Decision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The decisions that the service made, for the references to answer with the same. */
@ApplicationScoped
public class Answers {
    private final Map<String, Decision> byMember = new ConcurrentHashMap<>();

    void put(Decision decision) {
        byMember.put(decision.memberId(), decision);
    }

    Decision of(String memberId) {
        return byMember.get(memberId);
    }
}
