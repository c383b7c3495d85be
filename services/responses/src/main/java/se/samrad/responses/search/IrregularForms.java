package se.samrad.responses.search;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words that are common in plans and public administration and change more than their endings, without a genitive <i>s</i>. A
 * line begins with what is left of all its forms; forms of which as much is left anyhow need not stand in it.
 */
final class IrregularForms {
    /** By themselves only, since many words end like them. */
    private static final Map<String, String> ALONE = table("""
            ö ös ön öns öar öarna
            å ås ån åns åar åarna
            sko skon skor skorna
            ro ron
            bo bor bodde bott
            tro tror tron trodde trott
            år års
            äg ägs
            stor större störst största
            hög högre högst högsta
            låg lägre lägst lägsta
            lång längre längst längsta
            ung yngre yngst yngsta
            tung tyngre tyngst tyngsta
            liten litet lilla små mindre minst minsta
            höger högern högra
            bättr bättre bäst bästa
            sämr sämre sämst sämsta
            närm nära närmare närmast närmaste
            god gott
            gaml gammal gammalt gamla
            ny nytt
            blå blått
            grå grått
            röd rött
            vit vitt
            tät tätt
            död dött
            hård hårt
            bred brett
            vild vilt
            egn egen eget egna
            ren rent
            sen sent
            sann sant
            viss visst
            rik rikt
            grön grönt
            född föda föder födde fött
            tem tema temat teman temana
            aren arena
            öken öknen öknar öknarna
            hämt hämta
            bet beta betar
            landa landar landade landat landas
            """);

    /** As the last part of a longer word as well, whatever it begins with. */
    private static final Map<String, String> LAST = table("""
            man män mannen männen
            ög ögon ögonen
            ör öron öronen
            bror bröder bröderna broder brodern
            dottr döttrar döttrarna
            centr centrum centrumet
            fakt faktum
            sommar sommaren somrar somrarna
            morgon morgonen morgnar morgnarna
            politiker politikern politikerna
            domän domäner domänen domänerna
            företag företaget företagen
            uttag uttaget uttagen
            intag intaget intagen
            förbund förbundet förbunden
            gör gjorde gjort gjord gjorda
            välj vald valda
            lös löst löste lösta
            fri fritt
            särskild särskilt särskilda
            enskild enskilt enskilda
            tillägg tillade tillagt tillagd tillagda
            sysselsätt sysselsatt sysselsatta
            anmäl anmälan anmälning anmälningen anmälningar anmälningarna
            ifrågasätt ifrågasatt ifrågasatte
            ansök ansökan ansökning ansökningen ansökningar ansökningarna
            värd värt
            öppn öppen öppet
            vux vuxen vuxet vuxna
            välkom välkommen välkomna
            medvet medveten medvetna
            beläg belägen beläget belägna
            angeläg angelägen angeläget angelägna
            trog trogen troget trogna
            allmän allmänt allmänna
            intern interna internt
            extern externa externt
            modern modernt moderna modernare
            firm firman
            """);

    /** Verbs, which have few first parts. */
    private static final Map<String, String> VERBS = table("""
            slå slår slog slagit
            sammanslå sammanslagen sammanslaget sammanslagna
            föreslå föreslagen föreslaget föreslagna
            stå står stod stått
            gå går gick gått
            få får fick fått
            nå når nådde nått
            se ser ses såg sett sedd sedda
            ge ger ges gav gett givit given givet givna
            ta tar tas tog tagit tagen taget tagna
            dra drar drog dragit dragna
            bidra bidrar bidrog bidragit
            bli blir blev blivit
            ske sker skedde skett
            håll höll hållit hållna
            skriv skrev skrivit skrivna
            driv drev drivit drivna
            gör gjorde gjort gjord gjorda
            säg sade sagt sagd sagda
            lägg lade lagt lagd lagda
            sätt satt satte satta
            välj valde valt vald valda
            sälj sålde sålt såld sålda
            kom kommit
            bär burit buren buret burna
            bjud bjöd bjudit bjudna
            bryt bröt brutit bruten brutet brutna
            bind bundit bunden bundet bundna
            finn fann funnit funnen funnet funna
            vinn vann vunnit vunnen vunnet vunna
            hinn hunnit
            led ledde lett ledd ledda
            stöd stödja stödjer stödde stött
            skilj skilde skilt skild skilda
            låt lät låtit låtna
            tillåt tillät tillåtit tillåten tillåtet tillåtna
            träd trädde trätt
            tyd tydde tytt
            red redde rett redd redda
            sprid spridde spritt spridd spridda
            händ hände hänt
            skjut sköt skjutit skjutna
            sjunk sjönk sjunkit
            stig stigit
            ligg legat
            sitt suttit
            fall föll fallit
            väx vuxit växte
            res rest reste
            åk åkt åkte
            vik vek vikit
            stryk strök strukit struken strukna
            använd använt
            sänd sänt
            känn känt kände känd kända
            bränn bränt brände bränd brända
            hävd hävda hävdar hävdade hävdat
            läs läst läste lästa
            möt mötte mött
            byt bytte bytt
            bero beror berodde berott
            anländ anländer
            fören förena
            försen försena försenad försenade försenat
            """);

    private static final Set<String> BEFORE_VERBS = Set.of("""
            an av be förbe bort del efter er fort fram för före förut genom in inne kring med miss mot ned o om
            på rätt till tillbaka tillgodo tillvara und under upp ut utan vid väl åter över kart fast klar god
            samman ö""".split("\\s+"));

    /** So long a form of a verb is known after any first part. */
    private static final int KNOWN = 6;

    private static final Ends LASTS = Ends.of(LAST.keySet());
    private static final Ends VERB_ENDS = Ends.of(VERBS.keySet());

    private IrregularForms() {}

    /** What is left of the word; null where it changes as most words do. */
    static @Nullable String of(String word) {
        String alone = ALONE.get(word);
        if (alone != null) return alone;
        int last = LASTS.longest(word);
        int verb = VERB_ENDS.longest(word);
        if (last > verb || verb == 0) return last(word, last);
        int at = word.length() - verb;
        String first = word.substring(0, at);
        boolean known = at == 0 || BEFORE_VERBS.contains(first) || (verb >= KNOWN && SwedishStem.spoken(first));
        return known ? first + VERBS.get(word.substring(at)) : last(word, last);
    }

    private static @Nullable String last(String word, int length) {
        if (length == 0) return null;
        int at = word.length() - length;
        String first = word.substring(0, at);
        // "Stämman" is no man.
        boolean compound = SwedishStem.spoken(first) && !(word.charAt(at) == 'm' && first.endsWith("m"));
        return at == 0 || compound ? first + LAST.get(word.substring(at)) : null;
    }

    /** From each word to the first of its line. */
    static Map<String, String> table(String lines) {
        return lines.lines()
                .map(line -> line.split(" "))
                .flatMap(words -> Arrays.stream(words).map(form -> Map.entry(form, words[0])))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
