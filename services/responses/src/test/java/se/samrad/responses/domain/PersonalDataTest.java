package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.responses.Passage.Ground;
import se.samrad.responses.domain.PersonalData.Found;
import se.samrad.responses.domain.PersonalData.Kind;

class PersonalDataTest {
    private static List<String> found(String text) {
        return PersonalData.in(text).stream()
                .map(one -> one.kind() + " " + text.substring(one.start(), one.start() + one.length()))
                .toList();
    }

    /** A number is never a real person's: the checksum is made here, of a date far back. */
    private static String numbered(String tenWithoutLast) {
        for (int last = 0; last < 10; last++) {
            int sum = 0;
            String digits = tenWithoutLast + last;
            for (int i = 0; i < 10; i++) {
                int digit = (digits.charAt(i) - '0') * (2 - i % 2);
                sum += digit > 9 ? digit - 9 : digit;
            }
            if (sum % 10 == 0) return digits;
        }
        throw new AssertionError();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "640823-3234",
                "6408233234",
                "640823 3234",
                "640823+3234",
                "19640823-3234",
                "196408233234",
                "19 640823-3234",
                "1964-08-23-3234",
                "64 08 23-3234",
                "640823–3234",
                "640823\u00a03234",
                "640823 - 3234",
                "19640823 3234"
            })
    void aPersonalNumberIsFoundHoweverItIsWritten(String number) {
        assertThat(found("Jag (" + number + ") bor här.")).containsExactly("PERSONAL_NUMBER " + number);
        assertThat(found(number)).containsExactly("PERSONAL_NUMBER " + number);
        assertThat(found("Nr:" + number + ".")).containsExactly("PERSONAL_NUMBER " + number);
    }

    @Test
    void aCoordinationNumberIsFound() {
        String number = numbered("640883323");
        assertThat(found("Numret är " + number + ".")).containsExactly("PERSONAL_NUMBER " + number);
    }

    @Test
    void theLeapDayIsADateOnlyInLeapYears() {
        assertThat(found(numbered("000229123"))).hasSize(1);
        assertThat(found("19" + numbered("000229123"))).isEmpty();
        assertThat(found("20" + numbered("000229123"))).hasSize(1);
        assertThat(found(numbered("230229123"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "640823-3235",
                "641323-3230",
                "640832-3233",
                "556036-0793",
                "202100-5489",
                "16202100-5489",
                "dnr 640823-32345",
                "A640823-3234"
            })
    void anotherNumberIsNoPersonalNumber(String number) {
        assertThat(found("Se " + number + " här.")).isEmpty();
    }

    @Test
    void ofAllLastDigitsOneIsRight() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            String nine = "%02d%02d%02d%03d"
                    .formatted(
                            random.nextInt(100), 1 + random.nextInt(12), 1 + random.nextInt(28), random.nextInt(1_000));
            String right = numbered(nine);
            for (int last = 0; last < 10; last++) {
                String number = nine.substring(0, 6) + "-" + nine.substring(6) + last;
                assertThat(found(number).contains("PERSONAL_NUMBER " + number))
                        .as(number)
                        .isEqualTo(right.endsWith(String.valueOf(last)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "070-174 06 05", "070-1740605", "0701740606", "070 174 06 05", "+46 70 174 06 05", "+46701740605",
                "+46 (0)70-174 06 05", "0046 70 174 06 05", "08-465 004 00", "08-12 34 56", "08/465 004 00",
                        "(08) 465 004 00",
                "0303-123 45", "031-390 06 00", "070\u00a0174\u00a006\u00a005", "070–174 06 05", "+358 40 123 4567"
            })
    void aPhoneNumberIsFound(String number) {
        assertThat(found("Ring " + number + ", tack.")).containsExactly("PHONE " + number);
        assertThat(found("Tel:" + number)).containsExactly("PHONE " + number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Skriv till kim@exempel.example.               | kim@exempel.example
            <kim.exempel+samrad@post.exempel.example>     | kim.exempel+samrad@post.exempel.example
            åsa_ö@räksmörgås.example och                  | åsa_ö@räksmörgås.example
            kim (at) exempel.example är                   | kim (at) exempel.example
            (mejl: o'hara@exempel.example)                | o'hara@exempel.example
            """)
    void anAddressForMailIsFound(String text, String address) {
        assertThat(found(text)).containsExactly("EMAIL " + address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exempelgatan 12",
                "Exempelgatan 12 B",
                "Exempelvägen 3b",
                "Norra Exempelvägen 14",
                "Kungens gata 3",
                "Gamla vägen 7",
                "S:t Exempelgatan 5",
                "Exempelgatan 12, 123 45 Exempelby",
                "Exempelgatan 12 lgh 1201",
                "123 45 Exempelby",
                "SE-123 45 Exempelby",
                "12345 Exempelby",
                "Exempelgatan 12\n123 45 Södra Exempelby",
                "Exempelgatan 12 123 45 Exempelby"
            })
    void aHomeIsFound(String address) {
        assertThat(found("vi bor på " + address + ", och trivs.")).containsExactly("ADDRESS " + address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Regionen har 2 455 171 invånare och 26 kommuner.",
                "Det kostar 12 345 678 kronor, eller 1 234 567 890 kronor.",
                "Ärendet har nummer REX 2026-0000, KS 2024/01234 och RS 2026-012345.",
                "Dnr 2026/0701234567 och 2026-09-30 10.15.",
                "Mellan 2026-09-30 och 2026-10-01, alltså 20260930–20261001.",
                "Åren 1990, 1995 2000 2005 och 2010-2020.",
                "Planen antogs 30 september 2026 kl. 10.00.",
                "Avsnitt 1.2.3.4, sidorna 012–034 och 0,5 procent.",
                "Hälsovägen byggs ut 2026 och är 12 kilometer.",
                "Längs Hälsovägen 2 000 bostäder, längs Exempelvägen 3 kilometer och på Exempelgatan 50 % mer.",
                "Bygg om vägen 2 gånger. Vägen 2030 är lång.",
                "Vi vill ha 123 450 Mer. Då blir det 2 123 45 Nya.",
                "Region Exempellän, organisationsnummer 232100-0016, tycker @ alla, se a@b och exempel.example.",
                "Artikel 17.3 b i 2016/679, SFS 2009:400 och 1949:105."
            })
    void whatIsNobodysIsNotProposed(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void whereAHouseStandsIsNoLetterOfItsDoor() {
        assertThat(found("Min granne bor på Exempelvägen 4 i Exempelby, och jag på Exempelgatan 6 b i samma by."))
                .containsExactly("ADDRESS Exempelvägen 4", "ADDRESS Exempelgatan 6 b");
        assertThat(found("Exempelgatan 8I")).containsExactly("ADDRESS Exempelgatan 8I");
    }

    @Test
    void manyInOneTextComeInItsOrderAndNeverOverlap() {
        assertThat(found("Kim, Exempelgatan 1, 640823-3234, tel 070-174 06 05 eller kim@exempel.example."))
                .containsExactly(
                        "ADDRESS Exempelgatan 1",
                        "PERSONAL_NUMBER 640823-3234",
                        "PHONE 070-174 06 05",
                        "EMAIL kim@exempel.example");
    }

    @Test
    void anyTextIsSearchedAndEveryPlaceLiesInIt() {
        Random random = new Random(5);
        String[] pieces = {
            "640823",
            "-",
            "3234",
            " ",
            "070",
            "174 06 05",
            "@",
            "exempel.example",
            "Exempelgatan",
            "12",
            "\n",
            "å",
            "+46",
            "😀",
            "123 45",
            "Exempelby",
            ".",
            "(0)",
            "B",
            "s "
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) text.append(pieces[random.nextInt(pieces.length)]);
            int from = 0;
            for (Found one : PersonalData.in(text.toString())) {
                assertThat(one.start()).isGreaterThanOrEqualTo(from);
                from = one.start() + one.length();
                assertThat(from).isLessThanOrEqualTo(text.length());
            }
        }
    }

    @Test
    void longRunsOfOneKindOfCharacterAreRead() {
        for (String piece : List.of("A", "a", "0", "1 ", "a.", "A ", "070-", "Exempelgatan ", "@", "+")) {
            assertThat(PersonalData.in(piece.repeat(50_000 / piece.length()))).isNotNull();
        }
    }

    /** Only the sender's own name: what other people are called, nobody can tell from other words. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Kim Exempelsson     | Hälsningar Kim Exempelsson        | Kim Exempelsson
        Kim Exempelsson     | KIM  EXEMPELSSON, boende          | KIM  EXEMPELSSON
        kim exempelsson     | /Kim                              | Kim
        Kim Exempelsson     | Exempelssons åsikt                | Exempelssons
        Kim Å. Exempelsson  | jag, Kim Åsa Exempelsson, tycker  | Kim Åsa Exempelsson
        Kim-Åsa O'Exempel   | Kim-Åsa O'Exempel                 | Kim-Åsa O'Exempel
        """)
    void theSendersNameIsFoundHoweverItIsSigned(String sender, String text, String name) {
        assertThat(PersonalData.in(text, sender))
                .extracting(Found::kind, one -> text.substring(one.start(), one.start() + one.length()))
                .containsExactly(tuple(Kind.NAME, name));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Kim Berg         | ett berg i Bergslagen
        Li Ek            | Ekar och Linnea
        .*               | vad som helst
        (((              | vad som helst
        """)
    void aWordThatOnlyHoldsThemIsNoName(String sender, String text) {
        assertThat(PersonalData.in(text, sender)).isEmpty();
        assertThat(PersonalData.in("Kim Berg", null)).isEmpty();
    }

    @Test
    void aProposalSaysWhereInTheResponseAndOnWhichGround() {
        Rendition rendition = new Rendition(
                "00",
                "Ring 070-174 06 05.",
                List.of(new Rendition.Answered(2, "Jag är 640823-3234.")),
                List.of(
                        new Rendition.Said("insats-1", null, null),
                        new Rendition.Said("insats-2", null, "a@b.example")),
                List.of());
        assertThat(Proposal.of(rendition, null))
                .containsExactly(
                        new Proposal("text", 5, 13, Kind.PHONE, Ground.GDPR),
                        new Proposal("answers/2", 7, 11, Kind.PERSONAL_NUMBER, Ground.PERSONAL_NUMBER),
                        new Proposal("sections/insats-2", 0, 11, Kind.EMAIL, Ground.GDPR));
    }
}
