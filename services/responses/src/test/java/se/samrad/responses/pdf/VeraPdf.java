package se.samrad.responses.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Holds a document against the standards for archives and for accessibility. */
public final class VeraPdf {
    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraPdf() {}

    /** What in the document breaks PDF/A-2a or PDF/UA-1. */
    public static List<String> broken(byte[] document) {
        return Stream.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)
                .flatMap(standard -> broken(document, standard).stream())
                .toList();
    }

    private static List<String> broken(byte[] document, PDFAFlavour standard) {
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(document), standard);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(broken -> standard + " " + broken.getRuleId().getClause() + ": " + broken.getMessage())
                    .distinct()
                    .toList();
        } catch (Exception e) {
            throw new AssertionError(standard + " could not be checked", e);
        }
    }
}
