package se.samrad.mail.carriers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The text of a letter as a page: the same words, nothing fetched from anywhere, and no colours, so that it is as readable in
 * the dark as whatever shows it.
 */
final class HtmlLetter {
    static final String ENGLISH_TOO = "In English: ";

    /**
     * @param language where it is not the letter's
     */
    record Paragraph(@Nullable String language, List<Line> lines) {}

    /**
     * @param link whether it is an address of the service; what somebody has written into a title never becomes one
     */
    record Line(String text, boolean link, boolean first) {}

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final String baseUrl;

    HtmlLetter(String baseUrl) {
        this.baseUrl = baseUrl;
        var templates = new ClassLoaderTemplateResolver(HtmlLetter.class.getClassLoader());
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(templates);
    }

    String of(Carrier.Message message) {
        Map<String, Object> said = Map.of(
                "language", message.language().tag(),
                "subject", message.subject(),
                "paragraphs", paragraphs(message));
        return engine.process("mail/letter.html", new Context(message.language().locale(), said));
    }

    /** The letter's own language, and those that a part of it is in. */
    String[] languages(Carrier.Message message) {
        return Stream.concat(
                        Stream.of(message.language().tag()),
                        paragraphs(message).stream().flatMap(paragraph -> Stream.ofNullable(paragraph.language())))
                .distinct()
                .toArray(String[]::new);
    }

    private static @Nullable Language other(String block, Carrier.Message message) {
        if (block.startsWith(ENGLISH_TOO)) return Language.ENGLISH;
        boolean swedish =
                message.language() != Language.SWEDISH && message.untranslated().contains(block.strip());
        return swedish ? Language.SWEDISH : null;
    }

    private List<Paragraph> paragraphs(Carrier.Message message) {
        List<Paragraph> paragraphs = new ArrayList<>();
        for (String block : message.text().strip().split("\\R(?:\\h*\\R)+")) {
            List<Line> lines = new ArrayList<>();
            for (String line : block.split("\\R")) {
                lines.add(new Line(line, line.startsWith(baseUrl + "/") && !line.contains(" "), lines.isEmpty()));
            }
            Language other = other(block, message);
            paragraphs.add(new Paragraph(other == null ? null : other.tag(), lines));
        }
        return paragraphs;
    }
}
