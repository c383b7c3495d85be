package se.samrad.consultations.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.samrad.consultations.proposal.Block.Draft;
import se.samrad.consultations.proposal.Block.Heading;
import se.samrad.consultations.proposal.Block.Item;
import se.samrad.consultations.proposal.Block.Paragraph;
import se.samrad.consultations.proposal.ProposalDocument.Aside;
import se.samrad.consultations.proposal.ProposalDocument.Kind;
import se.samrad.consultations.proposal.UnreadableProposal.Reason;
import se.samrad.contracts.consultations.Section;
import se.samrad.contracts.consultations.Section.Actor;
import se.samrad.contracts.consultations.Section.SectionKind;
import se.samrad.eventing.OneLine;

/** Makes sections of blocks: levels without leaps, kinds, actors, ids, and the limits that an event sets. */
final class Sections {
    private final Limits limits;
    private final Function<String, Optional<String>> bodyOf;
    private final List<Section> sections = new ArrayList<>();
    private final List<Aside> actorLines = new ArrayList<>();
    private final List<Heading> open = new ArrayList<>();

    private @Nullable Heading heading;
    private StringBuilder text = new StringBuilder();
    private List<Actor> responsible = new ArrayList<>();
    private List<Actor> participating = new ArrayList<>();
    private boolean inList;

    private Sections(Limits limits, Function<String, Optional<String>> bodyOf) {
        this.limits = limits;
        this.bodyOf = bodyOf;
    }

    static ProposalDocument of(
            String mediaType,
            Draft draft,
            String name,
            Limits limits,
            Function<String, Optional<String>> bodyOf,
            List<Section> before) {
        Sections sections = new Sections(limits, bodyOf);
        String title = draft.title() == null || draft.title().isBlank() ? name : draft.title();
        sections.read(draft.blocks(), title);
        List<Aside> asides = new ArrayList<>(draft.asides());
        asides.addAll(sections.actorLines);
        return new ProposalDocument(mediaType, new SectionIds(before).give(sections.sections), asides);
    }

    private void read(List<Block> blocks, String title) {
        boolean words = false;
        for (Block block : blocks) {
            switch (block) {
                case Heading next -> {
                    finish();
                    heading = next;
                    words = true;
                }
                case Paragraph paragraph -> {
                    words |= !paragraph.text().isBlank();
                    begin(title);
                    add(paragraph.text());
                }
                case Item item -> {
                    words |= !item.text().isBlank();
                    begin(title);
                    if (!text.isEmpty()) text.append(inList ? "\n" : "\n\n");
                    text.append("- ").append(item.text());
                    inList = true;
                }
            }
            if (text.length() > limits.sectionBytesMax()) throw new UnreadableProposal(Reason.SECTION_TOO_LONG);
        }
        finish();
        if (!words) throw new UnreadableProposal(Reason.NO_TEXT);
    }

    /** Text before the first heading stands under the document's own title. */
    private void begin(String title) {
        if (heading == null) heading = new Heading(1, null, title);
    }

    private void add(String paragraph) {
        Actors actors = Actors.of(paragraph, bodyOf);
        if (actors != null && heading != null && heading.number() != null) {
            (actors.responsible() ? responsible : participating).addAll(actors.actors());
            actorLines.add(new Aside(Kind.ACTOR_LINE, paragraph));
            return;
        }
        if (!text.isEmpty()) text.append("\n\n");
        text.append(paragraph.strip());
        inList = false;
    }

    private void finish() {
        Heading done = heading;
        if (done == null) return;
        while (!open.isEmpty() && open.getLast().level() >= done.level()) open.removeLast();
        int level = open.size() + 1;
        SectionKind kind = kind(done);
        Section section = new Section(
                "new",
                done.number(),
                OneLine.of(done.title()),
                level,
                text.toString().strip(),
                kind,
                responsible,
                participating);
        if (bytes(section) > limits.sectionBytesMax()) throw new UnreadableProposal(Reason.SECTION_TOO_LONG);
        sections.add(section);
        if (sections.size() > limits.sectionsMax()) throw new UnreadableProposal(Reason.TOO_MANY_SECTIONS);
        open.add(done);
        heading = null;
        text = new StringBuilder();
        responsible = new ArrayList<>();
        participating = new ArrayList<>();
        inList = false;
    }

    /** A numbered section under "Gemensamma insatser" or "Kärnspecifika insatser" is an action of that kind. */
    private SectionKind kind(Heading done) {
        if (done.number() == null) return SectionKind.CHAPTER;
        for (Heading above : open.reversed()) {
            String title = above.title().toLowerCase(Locale.ROOT);
            if (!title.contains("insatser")) continue;
            if (title.contains("gemensam")) return SectionKind.ACTION_SHARED;
            if (title.contains("specifik")) return SectionKind.ACTION_CORE_SPECIFIC;
        }
        return SectionKind.CHAPTER;
    }

    /** As the section will stand in its event: JSON, where a line break takes two bytes. */
    private static long bytes(Section section) {
        long bytes = 200L + json(section.title()) + json(section.text());
        for (Actor actor : section.responsible()) bytes += 40 + json(actor.name());
        for (Actor actor : section.participating()) bytes += 40 + json(actor.name());
        return bytes;
    }

    private static long json(String text) {
        return text.codePoints()
                .mapToLong(c -> {
                    if (c == '"' || c == '\\' || c == '\n' || c == '\t') return 2;
                    if (c < 0x20) return 6;
                    if (c < 0x80) return 1;
                    if (c < 0x800) return 2;
                    return c < 0x10000 ? 3 : 4;
                })
                .sum();
    }
}
