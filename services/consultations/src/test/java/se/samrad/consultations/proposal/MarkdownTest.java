package se.samrad.consultations.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.samrad.consultations.proposal.Block.Heading;
import se.samrad.consultations.proposal.Block.Paragraph;

class MarkdownTest {
    @Test
    void aTableReadsRowByRowAndItsDashesAreNoText() {
        assertThat(Markdown.read("""
                        ## Kostnader
                        Så här fördelas de.
                        | År | **Summa** | |
                        |:---|---:|---|
                        | 2027 | 4 \\| 5 mnkr | |
                        | 2028 | 6 mnkr | preliminärt |
                        Därefter ses de över.
                        """).blocks())
                .containsExactly(
                        new Heading(2, null, "Kostnader"),
                        new Paragraph("Så här fördelas de."),
                        new Paragraph("År | Summa"),
                        new Paragraph("2027 | 4 | 5 mnkr"),
                        new Paragraph("2028 | 6 mnkr | preliminärt"),
                        new Paragraph("Därefter ses de över."));
    }

    @Test
    void aBarInRunningTextIsNoTable() {
        assertThat(Markdown.read("Antingen | eller\n\nRubrik\n---\n\na | b\n---\n")
                        .blocks())
                .containsExactly(
                        new Paragraph("Antingen | eller"),
                        new Heading(2, null, "Rubrik"),
                        new Heading(2, null, "a | b"));
    }
}
