package dev.guerdon.lifecycle;

import dev.guerdon.TestRules;
import dev.guerdon.rulebook.files.RuleFiles;
import java.util.Map;

/** A few rules; points are pending for three days and lapse at the end of the next month. */
public final class Club implements TestRules {
    private static final Map<String, String> FILES = Map.of(
            "programme.yaml", """
            currency: EUR
            zone: Asia/Shanghai
            tiers: [basic, gold]
            points: { availableAfterDays: 3 }
            stages: [new, regular, away]
            segments: [big]
            messageChannels: [app]
            """,
            "catalogue.yaml", """
            coupons: { HELLO: { validDays: 10 } }
            templates:
              soon: { text: "{points} points of {member.id} lapse after {lot.expiresOn}" }
              hello: { text: "{member.id}, here is {coupon.code}" }
            """,
            "earning/base.drl", """
            package earning

            rule "A point for each euro"
            when
                $line : Line( $net : net )
            then
                propose.points($line, $net);
            end
            """,
            "expiry/base.drl", """
            package expiry

            rule "Points lapse at the end of the next month"
            when
                Member( tier == "basic" )
            then
                propose.lapseAfterMonths(1);
            end

            rule "Members are reminded in the last week"
            when
                Lot( daysToExpiry >= 0, daysToExpiry <= 7 )
            then
                propose.message("app", "soon");
            end
            """,
            "tiers/base.drl", """
            package tiers

            rule "Gold by spend"
            when
                Member( spend12m >= 500 )
            then
                propose.qualifiesFor("gold");
            end
            """,
            "segments/base.drl", """
            package segments

            rule "Who ordered is new"
            when
                Member( orders >= 1 )
            then
                propose.stage("new");
            end

            rule "Who ordered twice is regular"
            when
                Member( orders >= 2 )
            then
                propose.stage("regular");
            end

            rule "Who has not ordered for long is away"
            when
                Member( daysSinceLastOrder >= 60 )
            then
                propose.stage("away");
            end

            rule "Large orders are big"
            when
                Member( averageOrderValue >= 100 )
            then
                propose.segment("big");
            end
            """,
            "campaigns/birthday/campaign.yaml", "budget: { points: 60 }",
            "campaigns/birthday/present.drl", """
            package lifecycle

            rule "A birthday brings points for a while"
            when
                Member( birthdayToday )
            then
                propose.points(50).lapseAfterDays(10);
            end
            """,
            "campaigns/hello/hello.drl", """
            package lifecycle

            rule "Who joined today is greeted"
            when
                Member( daysSinceJoined == 0 )
            then
                propose.coupon("HELLO");
                propose.points(5);
                propose.message("app", "hello");
            end
            """,
            "campaigns/hello/campaign.yaml", "{}");

    @Override
    public RuleFiles files() {
        return RuleFiles.none().with(FILES);
    }
}
