package dev.guerdon.rehearsal.journey;

import dev.guerdon.decision.Decision.Effect;
import dev.guerdon.decision.Placing;
import dev.guerdon.decision.Rewarding.Reward;
import dev.guerdon.facts.Member;
import dev.guerdon.giving.RewardWrites;
import dev.guerdon.ledger.Book;
import dev.guerdon.ledger.Cause;
import dev.guerdon.ledger.Occasion;
import dev.guerdon.message.Outbox;
import dev.guerdon.night.AsOf;
import dev.guerdon.night.CampaignsOfMember;
import dev.guerdon.night.LotsOfMember;
import dev.guerdon.proposal.Proposed;
import dev.guerdon.proposal.RulePackage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The nightly work, in the service's order: release, expiry, tiers, segments, campaigns. Members are not scored: that depends on
 * all the others.
 */
public final class Nights {
    private static final LocalTime HOUR = LocalTime.of(3, 0);
    private static final String MESSAGE = "message";

    private final Life life;

    Nights(Life life) {
        this.life = life;
    }

    /** The moments between two others at which the nightly work is due; the later one is included. */
    public static List<ZonedDateTime> between(ZonedDateTime from, ZonedDateTime to) {
        List<ZonedDateTime> nights = new ArrayList<>();
        LocalDate day = from.toLocalDate();
        ZonedDateTime night = day.atTime(HOUR).atZone(from.getZone());
        while (!night.isAfter(to)) {
            if (night.isAfter(from)) {
                nights.add(night);
            }
            day = day.plusDays(1);
            night = day.atTime(HOUR).atZone(from.getZone());
        }
        return nights;
    }

    /** Time passes. */
    Happened pass(Instant from, Instant to, Heard heard) {
        Told told = new Told();
        between(from.atZone(life.programme().zone()), to.atZone(life.programme().zone()))
                .forEach(night -> night(night.toInstant(), heard, told));
        return told.happened(heard);
    }

    /** One night. */
    Happened night(Instant at, Heard heard) {
        Told told = new Told();
        night(at, heard, told);
        return told.happened(heard);
    }

    /** What came of one or more nights. */
    private static final class Told {
        private final List<Effect> effects = new ArrayList<>();
        private long points;
        private LocalDate expiresOn;

        Happened happened(Heard heard) {
            return Happened.of(new Happened.Given(points, expiresOn), List.copyOf(effects), heard);
        }

        void add(Reward reward) {
            expiresOn = points == 0 ? reward.expiresOn() : expiresOn;
            points += reward.points();
        }
    }

    private void night(Instant at, Heard heard, Told told) {
        AsOf asOf = AsOf.of(life.rulebook(), at, heard.at(at));
        release(asOf);
        told.effects.addAll(expire(asOf));
        life.judge(asOf.rules(), at);
        place(asOf);
        if (life.rulebook().hasRules(RulePackage.LIFECYCLE)) {
            reach(asOf, told);
        }
    }

    private void release(AsOf asOf) {
        Book book = life.purse().open();
        book.release(asOf.occasion(Cause.Event.EXPIRY));
        life.purse().keep(book);
    }

    private List<Effect> expire(AsOf asOf) {
        Book book = life.purse().open();
        LotsOfMember lots = new LotsOfMember(asOf, life.member(asOf.at()), book);
        lots.decide();
        List<Effect> reminders = lots.reminders().stream()
                .filter(letter -> life.isNew(
                        Cause.Event.EXPIRY.code(),
                        letter.causeId(),
                        letter.message().channel(),
                        letter.message().template()))
                .map(Nights::effect)
                .toList();
        life.purse().keep(book);
        return reminders;
    }

    private static Effect effect(Outbox.Letter letter) {
        String rule = letter.message().rule();
        return new Effect(
                MESSAGE,
                RulePackage.EXPIRY.title(),
                rule,
                rule,
                null,
                null,
                null,
                null,
                null,
                letter.message().template(),
                null,
                letter.message().channel(),
                Effect.APPLIED,
                null);
    }

    private void place(AsOf asOf) {
        Member member = life.member(asOf.at());
        List<Proposed> proposed = asOf.propose(RulePackage.SEGMENTS, List.of(member, asOf.today()));
        life.place(Placing.stage(asOf.programme().stages(), proposed), Placing.segments(proposed));
    }

    private void reach(AsOf asOf, Told told) {
        Occasion occasion = asOf.occasion(Cause.Event.LIFECYCLE);
        Cause cause = occasion.cause();
        CampaignsOfMember campaigns = new CampaignsOfMember(
                asOf,
                life.member(asOf.at()),
                life.gates(asOf.at()),
                life.tally().of(cause.event().code(), cause.id()));
        Reward reward = campaigns.decide();
        if (reward.campaigns().isEmpty()) {
            return;
        }
        Book book = life.purse().open();
        RewardWrites.points(book, occasion, campaigns.available().toInstant(), reward.lots());
        life.purse().keep(book);
        life.take(occasion, reward.campaigns());
        told.effects.addAll(life.give(occasion, reward.effects()));
        told.add(reward);
    }
}
