package dev.guerdon.rulebook.settings;

import dev.guerdon.facts.Word;
import dev.guerdon.programme.Campaign;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Programme;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the YAML files of a rulebook say.
 *
 * @param campaigns by code
 */
public record Settings(Programme programme, Catalogue catalogue, Map<String, Campaign> campaigns) {
    private static final Set<String> DAYS_OF_WEEK =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    public Settings {
        campaigns = Map.copyOf(campaigns);
    }

    /** The words of a kind that files may name; empty: they may name any. */
    public Optional<Set<String>> words(Word kind) {
        return switch (kind) {
            case ANY, COUPON_CODE -> Optional.empty();
            case TIER -> only(programme.tiers());
            case STAGE -> only(programme.stages());
            case SEGMENT -> only(programme.segments());
            case CATEGORY -> anyOr(programme.categories().keySet());
            case CHANNEL -> anyOr(programme.channels());
            case PAYMENT -> anyOr(programme.payments());
            case BRAND -> anyOr(programme.brands());
            case TAG -> anyOr(programme.tags());
            case ATTRIBUTE -> anyOr(programme.attributes());
            case WALLET -> only(programme.wallets().keySet());
            case ACTIVITY -> anyOr(programme.activities().keySet());
            case CAMPAIGN -> only(campaigns.keySet());
            case COUPON -> only(catalogue.coupons().keySet());
            case BENEFIT -> only(catalogue.benefits().keySet());
            case BADGE -> only(catalogue.badges());
            case PLAN -> only(List.of());
            case DAY -> only(programme.days().keySet());
            case DAY_OF_WEEK -> only(DAYS_OF_WEEK);
            case MESSAGE_CHANNEL -> only(programme.messageChannels());
            case TEMPLATE -> only(catalogue.templates().keySet());
            case CURRENCY -> only(List.of(programme.currency().code()));
        };
    }

    private static Optional<Set<String>> only(Collection<String> words) {
        return Optional.of(Set.copyOf(words));
    }

    private static Optional<Set<String>> anyOr(Set<String> words) {
        return words.isEmpty() ? Optional.empty() : Optional.of(words);
    }
}
