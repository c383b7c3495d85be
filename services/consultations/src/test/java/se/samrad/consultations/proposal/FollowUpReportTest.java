package se.samrad.consultations.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samrad.consultations.proposal.Documents.asides;
import static se.samrad.consultations.proposal.Documents.outline;
import static se.samrad.consultations.proposal.Documents.section;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.contracts.Ids;
import se.samrad.contracts.consultations.Section;

/** A real report of 219 kB whose lines a pdf program has torn apart, without a table of contents. */
class FollowUpReportTest {
    private static final String FILE = "rufs-uppfoljning.txt";
    private static final ProposalDocument REPORT = Documents.read(FILE);

    @Test
    void itsChaptersAndSubheadingsAreFoundAndNothingElseIsTakenForOne() {
        assertThat(outline(REPORT)).isEqualTo("""
                        Inledning
                        Metod och läshänvisning
                        Måluppfyllelse av RUFS 2050
                          Mål 1 En tillgänglig region med god livsmiljö
                          Mål 2 En öppen, jämställd, jämlik och inkluderande region
                          Mål 3 En ledande tillväxt- och kunskapsregion
                          Mål 4 En resurseffektiv och resilient region utan klimatpåverkande utsläpp
                        Stockholmsregionen ska vara Europas mest attraktiva storstadsregion
                          Stockholmsregionen i internationella rankningar
                          En tillgänglig region med god livsmiljö
                          En öppen, jämställd, jämlik och inkluderande region
                          En ledande tillväxt- och kunskapsregion
                          En resurseffektiv och resilient region utan klimatpåverkande utsläpp
                          Stockholmsregionen jämfört med europeiska regioner
                        Stockholmsregionens hållbara utveckling
                        Genomförande av de regionala prioriteringarna
                          Pågående arbete
                          Regional Prioritering 1: Öka bostadsbyggandet och skapa attraktiva livsmiljöer
                          Styra mot ett transporteffektivt samhälle
                          Ta tillvara kompetensen och underlätta matchningen på arbetsmarknaden
                          Nå en jämlik och förbättrad folkhälsa och bidra till att sluta hälsogapet
                          Stärka förutsättningarna för alla barn och unga att gå vidare till studier och arbete
                          Stärka strategiska forskningsstråk och innovationsmiljöer
                          Stärka den internationella ställningen genom fler etableringar, besök och ökad internationell handel
                          Öka de eldrivna person- och varutransporterna
                          Utveckla klimat- och resurseffektiva attraktiva regionala stadskärnor
                        Bilaga 1 Diagrambilaga
                        Måluppfyllelse i RUFS 2050
                        Bilaga 2 Insatser kopplade till genomförandet av de regionala prioriteringarna
                          1 Öka bostadsbyggandet och skapa attraktiva livsmiljöer
                          2 Styra mot ett transporteffektivt samhälle
                          3 Ta tillvara kompetensen och underlätta matchningen på arbetsmarknaden
                          4 Nå en jämlik och förbättrad folkhälsa och bidra till att sluta hälsogapet
                          5 Stärka förutsättningarna för alla barn och unga att gå vidare till studier och arbete
                          6 Stärka strategiska forskningsstråk och innovationsmiljöer
                          7 Stärka den internationella ställningen genom fler etableringar, besök och ökad internationell handel
                          8 Öka de eldrivna person- och varutransporterna
                          9 Utveckla klimat- och resurseffektiva attraktiva regionala stadskärnor
                        Bilaga 3 Uppföljning av tillhörande strategier
                          ÖMS 2050
                          Klimatfärdplan 2050 för Stockholmsregionen
                          Godsstrategi för Stockholms län
                          Landsbygds- och skärgårdsstrategi för Stockholmsregionen
                          Kulturstrategi för Stockholmsregionen
                          Regional cykelplan för Stockholm
                          Näringslivs- och tillväxtstrategi för Stockholmsregionen
                          Mobilitet- och trafikutvecklingsrapport""".stripIndent());
    }

    @Test
    void everyLetterAndDigitOfTheReportIsInASectionOrSetAsideInOrder() {
        assertThat(Accounts.of(new String(Documents.bytes(FILE), StandardCharsets.UTF_8), REPORT))
                .isEqualTo("all accounted for");
    }

    @Test
    void theHeadOfATableThatEveryPageRepeatsIsSetAside() {
        assertThat(asides(REPORT, Kind.RUNNING_HEADER))
                .containsOnly("Rubrik", "Syfte och finansiering", "Huvudman", "Samverkansparter");
        assertThat(section(REPORT, "oka-bostadsbyggandet-och-skapa-attraktiva-livsmiljoer")
                        .text())
                .as("where the table begins it stays")
                .startsWith("Rubrik");
    }

    @Test
    void wordsBrokenAtTheEndOfALineAreWholeAndHyphensThatBelongStay() {
        String all =
                String.join("\n", REPORT.sections().stream().map(Section::text).toList());
        assertThat(all)
                .contains(
                        "Denna fakta- och analysunderlagsrapport",
                        "under 2020-talet.",
                        "Covid19-pandemin",
                        "Svenska FN-förbundet",
                        "KBT-terapi",
                        "CO2-utsläpp",
                        "Karolinska universitetssjukhuset",
                        "Exportkreditnämnden",
                        "Spånga-Tensta stadsdelsförvaltning",
                        "Stockholms-/Sverigeförhandlingen",
                        "test- och genomförandefas")
                .doesNotContain("universitets- sjukhuset", "universitets-sjukhuset", "fakta-och");
    }

    @Test
    void aParagraphGoesOnOverThePageAndTheFootnotesFollowIt() {
        String text =
                section(REPORT, "mal-1-en-tillganglig-region-med-god-livsmiljo").text();
        assertThat(text).contains("exempelvis är yngre ofta mer utsatta än äldre personer.6");
        assertThat(text.indexOf("4 På grund av metodutveckling"))
                .isGreaterThan(text.indexOf("störningarna från trafikbuller tillfälligt under våren år 2020.7"));
    }

    @Test
    void numbersKeepTheirCommasAndTheirBlanks() {
        assertThat(section(REPORT, "mal-3-en-ledande-tillvaxt-och-kunskapsregion")
                        .text())
                .contains("13,7", "18 per 1 000 invånare", "45,3 procent");
    }

    @Test
    void everySectionFitsInAnEventAndHasAValidIdOfItsOwn() {
        assertThat(REPORT.sections())
                .extracting(Section::id)
                .doesNotHaveDuplicates()
                .allMatch(Ids::valid);
        assertThat(REPORT.sections()).allMatch(section -> section.text().length() < 200_000);
    }

    @Test
    void itIsReadInSeconds() {
        Instant start = Instant.now();
        Documents.read(FILE);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }
}
