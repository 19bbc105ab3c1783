package dev.guerdon.bench;

import dev.guerdon.decision.Decided;
import dev.guerdon.decision.Decider;
import dev.guerdon.decision.Decision;
import dev.guerdon.decision.Question;
import dev.guerdon.proposal.RulePackage;
import dev.guerdon.rulebook.Asked;
import dev.guerdon.rulebook.Candidate;
import dev.guerdon.rulebook.Reason;
import dev.guerdon.rulebook.Rulebook;
import dev.guerdon.rulebook.files.RuleFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.Logger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One decision after the other, for all customers in turn: by the starter rules, by hand, and by parts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Decisions {
    private static final Path RULES = Path.of("rules");

    static {
        // as application.properties has it: where Quarkus does not start, the engine would note every fact it looks at
        Logger.getLogger("org.drools").setLevel(Level.INFO);
        Logger.getLogger("org.kie").setLevel(Level.INFO);
    }

    private final Rulebook rulebook = Candidate.of(RuleFiles.read(RULES))
            .rulebook()
            .orElseThrow(() -> new IllegalStateException("the starter rules are not good"));
    private final List<Question> questions = Customers.questions(rulebook);
    private final List<List<Call>> calls = questions.stream().map(this::calls).toList();
    private int next;

    /** One question that a decision puts to the rules. */
    private record Call(RulePackage rulePackage, List<Object> facts, Instant at) {}

    /** The decision as the service makes it. */
    @Benchmark
    public Decided byRules() {
        return byRules(next());
    }

    /** The same decision, hand-written. */
    @Benchmark
    public Object byHand() {
        return HandWritten.decide(next());
    }

    /** The same decision with what is told of each rule. */
    @Benchmark
    public Decision explained() {
        Question question = next();
        Asked asked = rulebook.asking(question.at().toInstant());
        Decision decision = Decider.decide(question, asked::propose).decision();
        return decision.explained(asked.reasons().stream().map(Decisions::told).toList());
    }

    /** The rules alone: all that the decision asks them, with nothing made of the answers. */
    @Benchmark
    public void rulesAlone(Blackhole answers) {
        for (Call call : calls.get(nextPlace())) {
            answers.consume(rulebook.propose(call.rulePackage(), call.facts(), call.at()));
        }
    }

    /** The decision of a rulebook without rules. */
    @Benchmark
    public Decided withoutRules() {
        return Decider.decide(next(), (rulePackage, facts) -> List.of());
    }

    /** @throws IllegalStateException if rules and hand come to different decisions anywhere */
    void requireSameDecisions() {
        for (Question question : questions) {
            Receipt ofRules = Receipt.of(byRules(question).decision());
            Receipt ofHand = HandWritten.decide(question);
            if (!ofRules.equals(ofHand)) {
                throw new IllegalStateException("%s on %s: by rules %s, by hand %s; the basket: %s"
                        .formatted(question.member().id(), question.at(), ofRules, ofHand, question.basket()));
            }
        }
    }

    private Decided byRules(Question question) {
        Instant at = question.at().toInstant();
        return Decider.decide(question, (rulePackage, facts) -> rulebook.propose(rulePackage, facts, at));
    }

    private List<Call> calls(Question question) {
        Instant at = question.at().toInstant();
        List<Call> all = new ArrayList<>();
        Decider.decide(question, (rulePackage, facts) -> {
            all.add(new Call(rulePackage, List.copyOf(facts), at));
            return rulebook.propose(rulePackage, facts, at);
        });
        return all;
    }

    private static Decision.Explanation told(Reason reason) {
        return new Decision.Explanation(
                reason.rulePackage(), reason.rule(), reason.fired(), reason.because(), reason.values(), null);
    }

    private Question next() {
        return questions.get(nextPlace());
    }

    private int nextPlace() {
        next = next + 1 == questions.size() ? 0 : next + 1;
        return next;
    }
}
