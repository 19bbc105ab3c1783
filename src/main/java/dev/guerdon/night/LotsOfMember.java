package dev.guerdon.night;

import dev.guerdon.decision.Lapsing;
import dev.guerdon.facts.Member;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Changes;
import dev.guerdon.ledger.Lot;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.message.Message;
import dev.guerdon.message.Outbox;
import dev.guerdon.message.Templates;
import dev.guerdon.programme.Programme;
import dev.guerdon.proposal.Proposal.SendMessage;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an expiry run does to one member's open lots. Each lot is asked about by itself, so that a rule speaks of that one. */
public final class LotsOfMember {
    private final AsOf asOf;
    private final Member member;
    private final Book book;
    private final Map<Lot, List<Proposed>> asked = new HashMap<>();

    /** With all facts of the member that rules ask for, and all open lots. */
    public LotsOfMember(AsOf asOf, Member member, Book book) {
        this.asOf = asOf;
        this.member = member;
        this.book = book;
    }

    /** Points that are due are released, all last days decided anew, and what is past its last day lapses. */
    public void decide() {
        Occasion occasion = asOf.occasion(Cause.Event.EXPIRY);
        book.release(occasion);
        book.openLots().stream().filter(this::isEarned).forEach(lot -> book.redate(lot.number(), lastDay(lot)));
        book.expire(occasion);
    }

    /** What there is to write. */
    public Changes changes() {
        return book.changes();
    }

    /** Messages about what is left, by their new last days; one for all lots of which a rule says the same. */
    public List<Outbox.Letter> reminders() {
        Map<Reminder, Long> points = new LinkedHashMap<>();
        book.openLots().stream().filter(this::isEarned).forEach(lot -> {
            for (Proposed each : proposed(lot)) {
                if (each.proposal() instanceof SendMessage message
                        && member.consents().contains(message.channel())) {
                    Reminder reminder = new Reminder(
                            each.origin().rule(), message, lot.term().expiresOn());
                    points.merge(reminder, lot.remaining(), Long::sum);
                }
            }
        });
        return points.entrySet().stream()
                .map(each -> letter(each.getKey(), each.getValue()))
                .toList();
    }

    /** What a rule says of all lots with one last day, which may be null. */
    private record Reminder(String rule, SendMessage message, LocalDate lastDay) {
        /** Of one last day a rule reminds once, however many nights it fires. */
        String about() {
            return Objects.toString(lastDay, "open") + "/" + rule;
        }
    }

    private Outbox.Letter letter(Reminder reminder, long points) {
        String template = asOf.rulebook()
                .catalogue()
                .templates()
                .getOrDefault(reminder.message().template(), "");
        String text = Templates.render(
                template,
                Map.of(
                        "member.id",
                        member.id(),
                        "points",
                        Long.toString(points),
                        "lot.expiresOn",
                        Objects.toString(reminder.lastDay(), "")));
        Message message =
                new Message(reminder.message().channel(), reminder.message().template(), text, reminder.rule());
        return new Outbox.Letter(member.id(), reminder.about(), message);
    }

    /** A run for a past day has nothing to say of what was earned later. */
    private boolean isEarned(Lot lot) {
        return !lot.earning().earnedAt().isAfter(asOf.at());
    }

    private LocalDate lastDay(Lot lot) {
        return Lapsing.decide(proposed(lot), earnedOn(lot), lastActive()).orElse(null);
    }

    private LocalDate lastActive() {
        LocalDate order = member.lastOrderOn();
        LocalDate activity = member.lastActivityOn();
        return order == null || (activity != null && activity.isAfter(order)) ? activity : order;
    }

    private List<Proposed> proposed(Lot lot) {
        return asked.computeIfAbsent(
                lot, each -> asOf.propose(RulePackage.EXPIRY, List.of(member, fact(each), asOf.today())));
    }

    private dev.guerdon.facts.Lot fact(Lot lot) {
        LocalDate lastDay = lot.term().expiresOn();
        return new dev.guerdon.facts.Lot(
                Programme.POINTS,
                lot.earning().source(),
                earnedOn(lot),
                lot.earning().points(),
                lot.remaining(),
                lastDay,
                lastDay == null ? -1 : Math.toIntExact(ChronoUnit.DAYS.between(asOf.day(), lastDay)));
    }

    private LocalDate earnedOn(Lot lot) {
        return LocalDate.ofInstant(lot.earning().earnedAt(), asOf.programme().zone());
    }
}
