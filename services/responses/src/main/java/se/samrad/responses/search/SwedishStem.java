package se.samrad.responses.search;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the forms of a Swedish word have in common: a genitive <i>s</i> is cut, and then one ending at most. Some words only seem to
 * have one, <i>kostnad</i> like <i>ändrad</i> and <i>ansvar</i> like <i>vägar</i>; tables of how words end tell those, and so hold
 * for compounds too. A vowel that changes (<i>hand – händer</i>) and an <i>e</i> that goes (<i>vatten – vattnet</i>) are made one.
 */
final class SwedishStem {
    private static final String VOWELS = "aeiouyåäöé";
    private static final String BEFORE_S = "abcdefghjklmnoprtvyåöé";
    private static final int BEFORE_S_MIN = 3;
    private static final int LEFT_MIN = 2;

    private static final Set<String> ENDINGS =
            Set.of("a ad ade an ande andena ar are aren arna ast aste at e en er erna ena et or orna um".split(" "));
    private static final int ENDING_MAX = 6;

    /** Of participles, unless the word ends in <i>land</i> or the like. */
    private static final Ends ANDE = Ends.of("andet anden");

    private static final Ends LAND =
            Ends.of("tlandet nlandet rlandet slandet emlandet ålandet bandet banden stranden branden sanden handen");

    /** Endings that are cut after some letters only: of verbs like <i>bygga</i> and <i>öka</i>, of adjectives, and after vowels. */
    private static final Map<String, Ends> AFTER = Map.of(
            "t",
            Ends.of("""
                    ig sk v al ll bar sam el gg äg ög åg lj äl äm öm rk änk äck yck ök öp älp äpp ipp för hör kör rör stör är
                    yr öj äng ämn jämn fin skön lugn sjuk dum iös stor svår klar lång ung trång bb svag arm djup rym
                    nik norm fik bil lik rik erös ervös rättvis sådan likadan torr skarp klok sur ful gul konto foto"""),
            "te",
            Ends.of("rk änk äck yck ök öp älp äpp ipp"),
            "ta",
            Ends.of("rk änk äck yck ök öp"),
            "de",
            Ends.of("gg vig äg ög v lj ll äl äm öm för hör kör rör stör lär yr öj äng ämn"),
            "d",
            Ends.of("gg vig äg v ll äl äm öm för hör kör rör stör lär styr hyr äng"),
            "da",
            Ends.of("gg vig äg v ll äl äm öm för hör kör rör stör lär styr hyr äng ämn öj"),
            "n",
            Ends.of("""
                    miljö sjö bro by vy meny nivå byrå vrå halvö dsö snö konto foto radio studio video intervju policy
                    oro fru tri omi emi ogi rgi egi krati ori grafi rapi oni anti arti sofi ntasi é el er ektor aktor
                    motor doktor monitor dator rator lator nator ikator ubator fessor"""));

    /** Of words that only seem to have an ending or a genitive s. */
    private static final Ends KEPT = Ends.of("""
            nad stad grad blad fasad ballad
            plan organ roman orkan veteran erikan urban spontan vulkan sådan likadan
            svar bar entar oklar självklar solklar dollar altar hektar seminar
            klimat resultat mandat didat sekretariat notariat kvadrat citat tifikat dikat plikat referat senat
            apparat tomat automat plomat advokat legat attentat plakat internat reservat habitat privat separat adekvat kamrat
            substrat aggregat sulat okrat preparat derivat soldat moderat rättsstat välfärdsstat medlemsstat delstat
            utkast
            byggsten gatsten kantsten kalksten sandsten gravsten natursten scen fenomen
            kvarter charter koncern
            itet ultet ertet het paket staket poet planet budget internet magnet raket alfabet diskret konkret sekret
            dekret
            ektor aktor motor doktor monitor dator rator lator nator ikator ubator fessor sponsor sensor cessor
            junior senior kontor villkor korridor medelstor
            rum
            asfalt gestalt halt salt fält tält skämt plikt flikt strikt upptäckt hjärt stjärt nstalt
            skörd följd nämnd mängd längd höjd nöjd
            usgas biogas naturgas avgas databas instans nyans ingrediens fluens balans chans allians leverans
            ambulans finans tolerans istans ubstans levans dispens ferens konkurrens kvens petens licens evidens
            tendens provins plats palats insats motsats slutsats uppsats kvittens
            lös iös enerös ervös""");

    /** The longer of those that have it all the same. */
    private static final Ends CUT = Ends.of("""
            öppnad räknad lämnad ordnad tecknad ägnad egnad hamnad lugnad gynnad jämnad vånad bannad väpnad tränad gagnad rånad
            rustad kastad rostad lastad testad festad hastad förlängd menad bbar mbar ucenter ocenter vintern feminister""");

    /** Words with an e that goes when an ending comes. */
    private static final Ends LOSING_E = Ends.of("""
            vinter fönster nummer papper mönster register lager läger väder kalender minister syster säker vacker monster finger
            orkester kloster cylinder filter foder hinder timmer semester magister ålder älder feber silver teater center meter
            dotter offer mörker vänster seger buller kluster
            vatten botten tecken vapen socken""");

    private static final String BEFORE_EL = "bcdfgkmpstv";
    private static final String BEFORE_EN = "kpt";
    private static final Ends KEEPING_EL =
            Ends.of("andel stadsdel landsdel kommundel ortsdel fördel nackdel spel fel handel");

    private static final Set<String> CHANGING = Set.of("er", "erna", "en");
    private static final Map<String, String> CHANGED = IrregularForms.table("""
            stad städ
            land länd
            strand stränd
            hand händ
            tand tänd
            rand ränd
            brand bränd
            stånd ständ
            fot fött
            rot rött
            bot böt
            bok böck
            natt nätt
            ledamot ledamöt
            nöt nött
            son sön
            bond bönd
            bokstav bokstäv
            vän vänn
            mun munn
            """);
    private static final Ends CHANGED_ENDS = Ends.of(CHANGED.keySet());

    /** After what is read letter by letter: <i>MKB:n</i>. */
    private static final Set<String> OF_LETTERS =
            Set.of("s n t ns ts en et ens ets er ers erna ernas ar ars arna arnas".split(" "));

    private SwedishStem() {}

    /** @param word in small letters */
    static String of(String word) {
        int colon = word.indexOf(':');
        if (colon > 0 && OF_LETTERS.contains(word.substring(colon + 1))) return word.substring(0, colon);
        if (!word.chars().allMatch(Character::isLetter)) return word;
        String bare = withoutS(word);
        String irregular = IrregularForms.of(bare);
        return irregular == null ? whole(cut(bare)) : irregular;
    }

    private static String cut(String bare) {
        if (ends(KEPT, bare) || ends(LOSING_E, bare)) return bare;
        String left = cutAfter(bare);
        return left == null ? cutAlways(bare) : left;
    }

    private static @Nullable String cutAfter(String bare) {
        for (int from = Math.max(LEFT_MIN, bare.length() - 2); from < bare.length(); from++) {
            Ends after = AFTER.get(bare.substring(from));
            if (after == null) continue;
            String left = bare.substring(0, from);
            if (after.end(left) || (bare.endsWith("t") && LOSING_E.end(left))) return left;
        }
        return null;
    }

    private static String cutAlways(String bare) {
        int ande = LAND.end(bare) ? 0 : ANDE.longest(bare);
        if (ande > 0) {
            String left = bare.substring(0, bare.length() - ande);
            if (spoken(left)) return left;
        }
        for (int from = Math.max(LEFT_MIN, bare.length() - ENDING_MAX); from < bare.length(); from++) {
            String end = bare.substring(from);
            if (!ENDINGS.contains(end)) continue;
            String left = bare.substring(0, from);
            if (!spoken(left) || (end.equals("um") && !left.endsWith("i") && !left.endsWith("e"))) continue;
            // Of a word that itself ends in ar, no more than what comes after it.
            if (end.startsWith("ar") && ends(KEPT, left + "ar")) return left + "ar";
            return CHANGING.contains(end) ? unchanged(left) : left;
        }
        return bare;
    }

    private static String unchanged(String left) {
        int changed = CHANGED_ENDS.longest(left);
        if (changed == 0) return left;
        int from = left.length() - changed;
        return left.substring(0, from) + CHANGED.get(left.substring(from));
    }

    private static String whole(String cut) {
        String left = cut.endsWith("mm") ? cut.substring(0, cut.length() - 1) : cut;
        if (ends(LOSING_E, left) || losesEl(left)) {
            int e = left.length() - 2;
            String before = left.substring(0, e);
            left = (before.endsWith("mm") ? before.substring(0, e - 1) : before) + left.substring(e + 1);
        }
        return withoutS(left);
    }

    /** As the word is written where no ending makes an e go, as in the middle of compounds: <i>cykl</i>, <i>cykelväg</i>. */
    static String withE(String stem) {
        int last = stem.length() - 1;
        char before = stem.charAt(last - 1);
        boolean gone = switch (stem.charAt(last)) {
            case 'l', 'r' -> BEFORE_EL.indexOf(before) >= 0;
            case 'n' -> BEFORE_EN.indexOf(before) >= 0;
            default -> false;
        };
        if (!gone) return stem;
        return stem.substring(0, last) + (before == 'm' ? "me" : "e") + stem.charAt(last);
    }

    private static boolean losesEl(String left) {
        int e = left.length() - 2;
        return e > 0
                && left.endsWith("el")
                && BEFORE_EL.indexOf(left.charAt(e - 1)) >= 0
                && spoken(left.substring(0, e))
                && !KEEPING_EL.end(left);
    }

    private static String withoutS(String word) {
        int s = word.length() - 1;
        boolean cut = s >= BEFORE_S_MIN
                && word.charAt(s) == 's'
                && BEFORE_S.indexOf(word.charAt(s - 1)) >= 0
                && !ends(KEPT, word);
        return cut ? word.substring(0, s) : word;
    }

    private static boolean ends(Ends ends, String word) {
        int longest = ends.longest(word);
        return longest > 0 && longest > CUT.longest(word);
    }

    /** Whether there is a vowel in it. */
    static boolean spoken(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (VOWELS.indexOf(part.charAt(i)) >= 0) return true;
        }
        return false;
    }
}
