package se.samrad.responses.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Stored;
import se.samrad.responses.domain.Filings;
import se.samrad.responses.receipts.SignedReceipt.Verdict;

class SignedReceiptTest {
    private static final SigningKeys KEYS = new SigningKeys("nyckel-1", "");
    private static final String SHA = "ab".repeat(32);
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123Z");

    private static String receipt(SigningKeys keys) {
        var followed = new Receipts.Followed(
                "exempel--exempelby",
                "exempel",
                "exempelby",
                null,
                Filings.Kind.ANSWER,
                null,
                AT,
                Arrival.at(AT),
                false,
                null,
                SHA,
                List.of(new Stored(SHA, 88213)),
                Receipts.Status.REGISTERED,
                "EX 2026-0042-17",
                null,
                "");
        return SignedReceipt.write(followed, keys);
    }

    @Test
    void aReceiptProvesItselfHoweverItWasCopied() {
        String receipt = receipt(KEYS);
        assertThat(receipt)
                .startsWith("samrad-receipt 1\nresponse exempel--exempelby\nreceived 2026-11-22T10:15:30.123Z\n");
        assertThat(SignedReceipt.check(receipt, KEYS).verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(SignedReceipt.check("Hej!\r\n\r\n  " + receipt.replace("\n", "  \r\n") + "\r\n1 (1)", KEYS)
                        .verdict())
                .isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", ">", ">> ", "> > ", "| ", "\u00a0", "\u200b"})
    void aReceiptProvesItselfAfterHavingBeenPassedOn(String mark) {
        String receipt = receipt(KEYS);
        String passedOn = mark + "Hej!\r\n" + receipt.replaceAll("(?m)^", mark).replace("\n", "\r\n");
        assertThat(SignedReceipt.check(passedOn, KEYS).verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(SignedReceipt.check(passedOn.replace(' ', '\u00a0'), KEYS))
                .isEqualTo(SignedReceipt.check(receipt, KEYS));
        assertThat(SignedReceipt.check(passedOn.replace("88213", "88214"), KEYS).verdict())
                .isEqualTo(Verdict.TAMPERED);
    }

    /** As receipts were before they told what they are of. */
    @Test
    void anEarlierReceiptStillProvesItself() {
        String lines = "samrad-receipt 1\nresponse exempel--exempelby\nreceived 2026-11-22T10:15:30.123Z\n"
                + "arrived 2026-11-22\nsha256 abab\nkey " + KEYS.presentKey() + "\n";
        String signature = Base64.getEncoder().encodeToString(KEYS.sign(lines));
        String receipt = lines + "signature " + signature + "\n";
        assertThat(SignedReceipt.check(receipt, KEYS).verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(SignedReceipt.check(receipt.replace("sha256 abab", "kind withdrawal\nsha256 abab"), KEYS)
                        .verdict())
                .isEqualTo(Verdict.TAMPERED);
    }

    @ParameterizedTest
    @CsvSource({"10:15:30, 09:15:30", "88213, 88214", "exempelby, exempelvik", "0042-17, 0042-18", "abab, abac"})
    void aChangedReceiptDoesNot(String said, String changed) {
        String receipt = receipt(KEYS);
        assertThat(receipt).contains(said);
        assertThat(SignedReceipt.check(receipt.replace(said, changed), KEYS).verdict())
                .isEqualTo(Verdict.TAMPERED);
    }

    @Test
    void aLineTakenAwayOrAddedIsNoticed() {
        String receipt = receipt(KEYS);
        assertThat(SignedReceipt.check(receipt.replaceFirst("file .*\n", ""), KEYS)
                        .verdict())
                .isEqualTo(Verdict.TAMPERED);
        assertThat(SignedReceipt.check(receipt.replaceFirst("key ", "document 1\nkey "), KEYS)
                        .verdict())
                .isEqualTo(Verdict.TAMPERED);
    }

    @Test
    void aKeyThatIsNotOursProvesNothing() {
        assertThat(SignedReceipt.check(receipt(new SigningKeys("annans", "")), KEYS)
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN_KEY);
    }

    @Test
    void aReceiptOutlivesTheKeyThatSignedIt() {
        SigningKeys rotated = new SigningKeys("nyckel-2", "nyckel-1");
        assertThat(SignedReceipt.check(receipt(KEYS), rotated).verdict()).isEqualTo(Verdict.GENUINE);
        assertThat(rotated.presentKey()).isNotEqualTo(KEYS.presentKey());
        assertThat(rotated.published()).hasSize(2).containsAll(KEYS.published());
        assertThat(SignedReceipt.check(receipt(rotated), rotated).verdict()).isEqualTo(Verdict.GENUINE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hej",
                "samrad-receipt 1",
                "samrad-receipt 1\nkey x",
                "samrad-receipt 1\nsignature AAAA",
                "samrad-receipt 1\nkey x\nsignature ÅÄÖ"
            })
    void whatIsNoReceiptIsCalledThat(String text) {
        assertThat(SignedReceipt.check(text, KEYS).verdict()).isEqualTo(Verdict.UNREADABLE);
        assertThat(SignedReceipt.check("x".repeat(30_000), KEYS).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void aSignatureOfAnotherLengthIsATamperedOne() {
        assertThat(SignedReceipt.check(receipt(KEYS).replaceFirst("signature .*", "signature AAAA"), KEYS)
                        .verdict())
                .isEqualTo(Verdict.TAMPERED);
    }

    /** The first of the test vectors of RFC 8032. */
    @Test
    void aPairIsTheOneThatTheStandardDerivesFromTheSeed() {
        byte[] seed = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        assertThat(HexFormat.of().formatHex(SigningKeys.raw(SigningKeys.pairOf(seed))))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }
}
