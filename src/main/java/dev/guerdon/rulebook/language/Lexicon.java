package dev.guerdon.rulebook.language;

import dev.guerdon.facts.Word;
import dev.guerdon.programme.Catalogue;
import dev.guerdon.programme.Programme;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words that a programme knows, by kind; a kind that it does not list may be any word. */
public final class Lexicon {
    private final Map<Word, Set<String>> known = new EnumMap<>(Word.class);

    public Lexicon(Programme programme, Catalogue catalogue, Set<String> campaigns) {
        known.put(Word.TIER, Set.copyOf(programme.tiers()));
        known.put(Word.STAGE, Set.copyOf(programme.stages()));
        known.put(Word.SEGMENT, programme.segments());
        known.put(Word.MESSAGE_CHANNEL, programme.messageChannels());
        known.put(Word.WALLET, programme.wallets().keySet());
        known.put(Word.DAY, programme.days().keySet());
        known.put(Word.COUPON, catalogue.coupons().keySet());
        known.put(Word.BENEFIT, catalogue.benefits().keySet());
        known.put(Word.BADGE, catalogue.badges());
        known.put(Word.TEMPLATE, catalogue.templates().keySet());
        known.put(Word.CAMPAIGN, campaigns);
        known.put(Word.CURRENCY, Set.of(programme.currency().code()));
        known.put(
                Word.DAY_OF_WEEK,
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
        putIfListed(Word.CATEGORY, programme.categories().keySet());
        putIfListed(Word.CHANNEL, programme.channels());
        putIfListed(Word.PAYMENT, programme.payments());
        putIfListed(Word.BRAND, programme.brands());
        putIfListed(Word.TAG, programme.tags());
        putIfListed(Word.ATTRIBUTE, programme.attributes());
        putIfListed(Word.ACTIVITY, programme.activities().keySet());
    }

    private void putIfListed(Word word, Set<String> words) {
        if (!words.isEmpty()) {
            known.put(word, words);
        }
    }

    /** The words of a kind, sorted; empty where any word goes. */
    Optional<Set<String>> of(Word word) {
        return Optional.ofNullable(known.get(word)).map(TreeSet::new);
    }
}
