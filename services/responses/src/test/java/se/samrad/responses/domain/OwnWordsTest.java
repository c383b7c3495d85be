package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnWordsTest {
    private static final String OWN = "Hej!\n\nKommunen tillstyrker förslaget.\n\nMed vänlig hälsning\nAnna Exempel";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n-- \nExempelby kommun\n08-123 45 67",
                "\n-----Ursprungligt meddelande-----\nFrån: Regionen",
                "\n-----Original Message-----\nFrom: Regionen",
                "\nDen mån 30 sep. 2024 kl 10:15 skrev Regionen <registrator@exempellan.example>:\n> Ni är inbjudna",
                "\nDen mån 30 sep. 2024 kl 10:15 skrev Regionen\n<registrator@exempellan.example>:\n> Ni är inbjudna",
                "\nOn Mon, Sep 30, 2024 at 10:15 AM Regionen <r@exempellan.example> wrote:\n> Ni är inbjudna",
                "\nFrån: Regionen\nSkickat: den 30 september 2024 10:15\nTill: Exempelby\nÄmne: Remiss\n\nNi är inbjudna",
                "\n*From:* Regionen\n*Sent:* 30 September 2024\n\nNi är inbjudna",
                "\nSkickat från min iPhone",
                "\n> Ni är inbjudna\n> att svara"
            })
    void historyAndSignatureAreNotTheSendersWords(String added) {
        assertThat(OwnWords.of(OWN + "\n" + added)).isEqualTo(OWN);
        assertThat(OwnWords.of((OWN + "\n" + added).replace("\n", "\r\n"))).isEqualTo(OWN);
    }

    @Test
    void whatOnlyLooksLikeItStays() {
        String text = """
                Från: den enskildes synpunkt är förslaget bra.
                Den tidigare remissen skrev vi om i våras.

                -- Tankstreck i början av en rad är ingen underskrift.

                Datum: se ovan.""";

        assertThat(OwnWords.of(text)).isEqualTo(text);
    }

    @Test
    void answersBetweenQuotedLinesAreKept() {
        assertThat(OwnWords.of("> Fråga 1\nJa.\n> Fråga 2\nNej.\n")).isEqualTo("Ja.\nNej.");
    }

    @Test
    void ofAForwardedMessageEverythingIsKept() {
        String forwarded = "-----Vidarebefordrat meddelande-----\nFrån: Nämnden\n\nNämnden avstyrker.";

        assertThat(OwnWords.of("\n\n" + forwarded)).isEqualTo(forwarded);
    }
}
