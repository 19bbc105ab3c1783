package dev.guerdon.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guerdon.facts.Line;
import dev.guerdon.facts.Member;
import dev.guerdon.facts.Member.Bought;
import dev.guerdon.facts.Member.Wallet;
import dev.guerdon.programme.Programme;
import dev.guerdon.rulebook.files.RuleFiles;
import dev.guerdon.rulebook.settings.SettingsReading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A member with the order in it, as the night will find them. */
class AfterOrderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 18);

    @Test
    void pointsThatAreNotAvailableYetArePending() {
        Member after = after(programme("points: { availableAfterDays: 5 }\n"), wallet(10, 3, 0), 20, 4);
        assertThat(after.points()).isEqualTo(6);
        assertThat(after.pendingPoints()).isEqualTo(23);
        assertThat(after.wallet("points").balance()).isEqualTo(6);
        assertThat(after.wallet("points").earned12m()).isEqualTo(120);
    }

    @Test
    void debtIsRepaidFirst() {
        Member after = after(programme(""), wallet(0, 0, 15), 20, 0);
        assertThat(after.points()).isEqualTo(5);
        assertThat(after.debt()).isZero();
        Member pending = after(programme("points: { availableAfterDays: 5 }\n"), wallet(0, 0, 15), 10, 0);
        assertThat(pending.points()).isZero();
        assertThat(pending.pendingPoints()).isZero();
        assertThat(pending.debt()).isEqualTo(5);
    }

    @Test
    void aCategoryIsBoughtOnceMore() {
        Bought tea = new Bought(
                2, 3, new BigDecimal("7"), TODAY.minusDays(30), TODAY.minusDays(10), 10, new BigDecimal("20.00"));
        Member before = Member.joining("m", TODAY, "basic").withBought(Map.of("tea", tea));
        Member after = AfterOrder.member(before, programme(""), List.of(line("1"), line("2")), 0, 0);
        assertThat(after.bought("tea"))
                .isEqualTo(
                        new Bought(3, 5, new BigDecimal("17"), TODAY.minusDays(30), TODAY, 0, new BigDecimal("15.00")));
    }

    private static Member after(Programme programme, Wallet wallet, long earned, long spent) {
        Member before = Member.joining("m", TODAY, "basic").withWallet("points", wallet);
        return AfterOrder.member(before, programme, List.of(line("1")), earned, spent);
    }

    private static Wallet wallet(long balance, long pending, long debt) {
        return new Wallet(balance, 100, 100, 0, 100, pending, debt);
    }

    private static Programme programme(String more) {
        return SettingsReading.of(RuleFiles.none()
                        .with(Map.of(
                                "programme.yaml",
                                "currency: GBP\nzone: Europe/London\ntiers: [basic, silver]\n" + more)))
                .settings()
                .orElseThrow()
                .programme();
    }

    private static Line line(String id) {
        BigDecimal price = new BigDecimal("5");
        return new Line(id, "", "tea", "", Set.of(), 1, price, price, price, price, Map.of());
    }
}
