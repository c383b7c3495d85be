package se.samrad.portal.answering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samrad.contracts.consultations.Section;
import se.samrad.portal.backend.Backend;
import se.samrad.portal.backend.Caller;
import se.samrad.portal.backend.ConsultationView;
import se.samrad.portal.backend.Outcome;
import se.samrad.portal.backend.Service;
import se.samrad.portal.backend.Target;
import se.samrad.portal.forms.Choice;
import se.samrad.portal.forms.Form;
import se.samrad.portal.wording.Wording;

/**
 * A body's own space for what it has not sent, field by field. Each field is saved from the version that the page showed, so that
 * what a colleague wrote meanwhile is never written over unseen. Without the space everything but the saving goes on.
 */
@Component
class DraftSpace {
    /** Before the name of a field: what a colleague has saved there meanwhile. */
    static final String THEIRS = "andras-";
    /** Before the name of a field: that it was the reader, on another page, who has saved it there. */
    private static final String OWN = "egen-";
    /** Its texts are in the draft; what is left in the form is its files. */
    private static final String SAVED = "sparat";

    private static final String WAY = "satt";
    private static final String FIRST_WAY = "fil";

    /**
     * One field as it is saved.
     *
     * @param own whether the reader wrote it, and not a colleague
     */
    record Part(String part, long version, String text, boolean own, Instant at) {}

    /** A colleague is writing in a field. */
    record Writing(String part) {}

    /** A field as it is and as it was, newest first. */
    record Versions(Part now, @Nullable List<Part> before) {}

    private record Draft(
            @Nullable List<Part> parts,
            @Nullable List<SpaceFiles.OwnFile> files,
            @Nullable List<Writing> writing,
            @Nullable LocalDate keptUntil,
            boolean ending,
            boolean beingSent,
            @Nullable String tag) {}

    /**
     * What is saved, by field.
     *
     * @param away nobody could say
     * @param writing the fields in which a colleague is writing now
     * @param keptUntil the last day before it is deleted; null while nobody knows
     * @param ending whether that day is near
     * @param beingSent whether nothing can be saved now, since the answer is being sent
     * @param tag another one after every change; null while nobody knows
     */
    record Contents(
            boolean away,
            Map<String, Part> parts,
            List<SpaceFiles.OwnFile> files,
            List<String> writing,
            @Nullable LocalDate keptUntil,
            boolean ending,
            boolean beingSent,
            @Nullable String tag) {
        private static final Contents NONE =
                new Contents(false, Map.of(), List.of(), List.of(), null, false, false, "none");
        private static final Contents UNKNOWN =
                new Contents(true, Map.of(), List.of(), List.of(), null, false, false, null);

        public @Nullable Instant savedAt() {
            return Stream.concat(
                            parts.values().stream().map(Part::at),
                            files.stream().map(SpaceFiles.OwnFile::at))
                    .max(Instant::compareTo)
                    .orElse(null);
        }

        boolean isEmpty() {
            return parts.isEmpty() && files.isEmpty();
        }

        String text(String field) {
            Part part = parts.get(field);
            return part == null ? "" : part.text();
        }

        long version(String field) {
            Part part = parts.get(field);
            return part == null ? 0 : part.version();
        }
    }

    /**
     * A field that has been saved meanwhile.
     *
     * @param own whether the reader did so, on another page, and not a colleague
     * @param words that text as it is read
     * @param text and as it is saved
     */
    record Clash(String field, String label, boolean own, String words, String text) {}

    /** A field as it is read. */
    record Written(String label, String words) {}

    /** What came of saving a form. */
    enum Saved {
        ALL,
        /** Somebody else has changed the same field: both texts are in the form. */
        CLASH,
        /** A field was refused, and the form says why. */
        REFUSED,
        /** A colleague is sending the answer, and what is saved now would not be part of it. */
        BEING_SENT,
        AWAY
    }

    private final Backend backend;

    DraftSpace(Backend backend) {
        this.backend = backend;
    }

    Contents open(Caller caller, String consultation, String body) {
        Outcome<Draft> read = backend.ask(caller, Service.RESPONSES, target(consultation, body), Draft.class);
        return switch (read) {
            case Outcome.Done<Draft> done -> contents(done.body());
            case Outcome.Refused<Draft> refused -> refused.problem().status() == 404 ? Contents.NONE : Contents.UNKNOWN;
            case Outcome.Unanswered<Draft> silent -> Contents.UNKNOWN;
        };
    }

    private static Contents contents(Draft draft) {
        Map<String, Part> parts = new LinkedHashMap<>();
        if (draft.parts() != null) draft.parts().forEach(part -> parts.put(part.part(), part));
        List<SpaceFiles.OwnFile> files = draft.files() == null ? List.of() : draft.files();
        return new Contents(
                false,
                parts,
                files,
                fields(draft.writing()),
                draft.keptUntil(),
                draft.ending(),
                draft.beingSent(),
                draft.tag());
    }

    private static List<String> fields(@Nullable List<Writing> writing) {
        return writing == null
                ? List.of()
                : writing.stream().map(Writing::part).distinct().toList();
    }

    /** Puts what is saved in a form that holds nothing else; in one that does, what was typed stays, and this is false. */
    static boolean fill(Form form, boolean typed, Contents contents, ConsultationView consultation) {
        if (contents.away()) return false;
        if (typed && !form.isTicked(SAVED)) {
            catchUp(form, contents, consultation);
            return false;
        }
        form.putAll(SAVED, List.of());
        Seen seen = new Seen();
        for (String field : fields(consultation)) {
            if (!contents.parts().containsKey(field)) continue;
            form.put(field, contents.text(field));
            seen.put(field, contents.version(field), contents.text(field));
        }
        seen.into(form);
        return true;
    }

    /** The texts of the form are in the draft now, and are shown from there. */
    static void leave(Form form) {
        form.put(SAVED, "ja");
    }

    /** Saves what its writer has changed, and takes over what a colleague has. */
    Saved save(Caller caller, ConsultationView consultation, String body, Form form, Wording say) {
        Contents contents = open(caller, consultation.id(), body);
        if (contents.away()) return Saved.AWAY;
        for (String theirs : form.names(THEIRS)) form.putAll(theirs, List.of());
        Seen seen = Seen.of(form);
        Saved all = Saved.ALL;
        for (String field : fields(consultation)) {
            Saved one = save(caller, consultation, body, form, field, contents, seen, say);
            if (one == Saved.AWAY || one == Saved.BEING_SENT) {
                all = one;
                break;
            }
            if (all == Saved.ALL || one == Saved.CLASH) all = one;
        }
        seen.into(form);
        return all;
    }

    /** Saves one field, if its writer has changed it. */
    Saved saveField(Caller caller, ConsultationView consultation, String body, Form form, String field, Wording say) {
        Contents contents = open(caller, consultation.id(), body);
        if (contents.away()) return Saved.AWAY;
        Seen seen = Seen.of(form);
        Saved saved = save(caller, consultation, body, form, field, contents, seen, say);
        seen.into(form);
        return saved;
    }

    /** Says that the caller is writing in a field; where others are. */
    List<String> write(Caller caller, String consultation, String body, String field) {
        Outcome<Writing[]> told = backend.write(
                caller,
                "POST",
                Service.RESPONSES,
                Target.of("/api/consultations/{}/drafts/{}/parts/{}/writing", consultation, body, field),
                null,
                Map.of(),
                Writing[].class);
        return told instanceof Outcome.Done<Writing[]> done ? fields(List.of(done.body())) : List.of();
    }

    Outcome<Versions> versions(Caller caller, String consultation, String body, String field) {
        return backend.ask(
                caller,
                Service.RESPONSES,
                Target.of("/api/consultations/{}/drafts/{}/parts/{}", consultation, body, field),
                Versions.class);
    }

    Outcome<Part> restore(Caller caller, String consultation, String body, String field, long version) {
        return backend.write(
                caller,
                "POST",
                Service.RESPONSES,
                Target.of("/api/consultations/{}/drafts/{}/parts/{}/restore", consultation, body, field),
                Map.of("version", version),
                Map.of(),
                Part.class);
    }

    /** A form that is open shows what was restored. */
    static void show(Form form, Part restored) {
        show(form, restored.part(), restored.version(), restored.text());
    }

    /**
     * What a page has saved of a field by itself, in the form that was left on it: else its older text would be shown instead at
     * the next opening. Once all of that form lies in the draft, nothing is left to be said of it either. False where its texts are
     * shown from the draft already, and it stays as it is.
     */
    static boolean follow(Form left, Form saved, String field, ConsultationView consultation) {
        if (left.isTicked(SAVED)) return false;
        show(left, field, Seen.of(saved).version(field), typed(saved, field));
        Seen seen = Seen.of(left);
        if (fields(consultation).stream().allMatch(each -> seen.isUntouched(each, typed(left, each)))) {
            leave(left);
            left.forgive();
        }
        return true;
    }

    private static void show(Form form, String field, long version, String text) {
        Seen seen = Seen.of(form);
        form.put(field, text);
        form.putAll(THEIRS + field, List.of());
        seen.put(field, version, text);
        seen.into(form);
    }

    private Saved save(
            Caller caller,
            ConsultationView consultation,
            String body,
            Form form,
            String field,
            Contents contents,
            Seen seen,
            Wording say) {
        String text = typed(form, field);
        String there = contents.text(field);
        if (text.equals(there)) {
            seen.put(field, contents.version(field), there);
            return Saved.ALL;
        }
        // Thrown away meanwhile: what is on the page is then the only copy, and is saved anew.
        boolean gone = !contents.parts().containsKey(field);
        if (!gone && seen.isUntouched(field, text)) {
            form.put(field, there);
            seen.put(field, contents.version(field), there);
            return Saved.ALL;
        }
        if (!gone && seen.version(field) != contents.version(field)) {
            return clash(form, field, contents, seen, say);
        }
        Outcome<Part> outcome = backend.write(
                caller,
                "PUT",
                Service.RESPONSES,
                Target.of("/api/consultations/{}/drafts/{}/parts/{}", consultation.id(), body, field),
                Map.of("text", text),
                Map.of("If-Match", "\"" + contents.version(field) + "\""),
                Part.class);
        return switch (outcome) {
            case Outcome.Done<Part> done -> {
                seen.put(field, done.body().version(), text);
                yield Saved.ALL;
            }
            case Outcome.Unanswered<Part> silent -> Saved.AWAY;
            case Outcome.Refused<Part> refused -> {
                if ("version-mismatch".equals(refused.problem().reason())) {
                    Contents now = open(caller, consultation.id(), body);
                    if (now.away()) yield Saved.AWAY;
                    // The page had sent the same text by itself a moment before: nobody wrote anything else.
                    if (!now.text(field).equals(text)) yield clash(form, field, now, seen, say);
                    seen.put(field, now.version(field), text);
                    yield Saved.ALL;
                }
                if ("draft-being-sent".equals(refused.problem().reason())) yield Saved.BEING_SENT;
                form.took(outcome, say, Map.of("text", field));
                yield Saved.REFUSED;
            }
        };
    }

    /** Both texts are shown; whoever saves again has seen the other one. */
    private static Saved clash(Form form, String field, Contents contents, Seen seen, Wording say) {
        Part now = contents.parts().get(field);
        boolean own = now != null && now.own();
        String theirs = contents.text(field);
        form.put(THEIRS + field, theirs).put(OWN + field, own ? "ja" : "");
        form.wrong(field, say.text(own ? "draft.clash.own" : "draft.clash"));
        seen.put(field, contents.version(field), theirs);
        return Saved.CLASH;
    }

    /** Takes over what has been saved since the form was; true when that changed anything. */
    boolean catchUp(Caller caller, ConsultationView consultation, String body, Form form) {
        Contents contents = open(caller, consultation.id(), body);
        return !contents.away() && catchUp(form, contents, consultation);
    }

    static boolean catchUp(Form form, Contents contents, ConsultationView consultation) {
        Seen seen = Seen.of(form);
        boolean changed = SpaceFiles.see(form, contents.files());
        for (String field : fields(consultation)) {
            boolean news = contents.parts().containsKey(field) && contents.version(field) != seen.version(field);
            if (!news) continue;
            String text = typed(form, field);
            if (!seen.isUntouched(field, text)) continue; // could not be saved, so it is nowhere else
            changed |= !text.equals(contents.text(field));
            form.put(field, contents.text(field));
            seen.put(field, contents.version(field), contents.text(field));
        }
        seen.into(form);
        return changed;
    }

    /** Whether what clashes with a field was saved by the reader, on another page. */
    static boolean isOwn(Form form, String field) {
        return form.isTicked(OWN + field);
    }

    /** What has been saved in the same fields meanwhile, to be chosen from. */
    static List<Clash> clashes(Form form, ConsultationView consultation, Wording say) {
        List<Clash> clashes = new ArrayList<>();
        for (String name : form.names(THEIRS)) {
            String field = name.substring(THEIRS.length());
            Optional<String> label = label(field, consultation, say);
            if (label.isEmpty() || form.all(name).isEmpty()) continue;
            String text = form.text(name);
            clashes.add(new Clash(field, label.get(), isOwn(form, field), readable(field, text, say), text));
        }
        return clashes;
    }

    /** The colleague's text instead of the writer's own. */
    static void take(Form form, String field) {
        if (form.all(THEIRS + field).isEmpty()) return;
        form.put(field, form.text(THEIRS + field));
        form.putAll(THEIRS + field, List.of());
    }

    static String readable(String field, String text, Wording say) {
        if (text.isEmpty()) return say.text("draft.empty");
        if (field.equals(WAY)) return say.text(text.equals(FIRST_WAY) ? "answer.ni.how.file" : "answer.how.write");
        if (field.equals("preliminary")) return say.text("answer.preliminary");
        return AnswerForm.position(text)
                .filter(position -> field.equals("position") || field.startsWith("p-"))
                .map(position -> say.capital(say.of("position", position)))
                .orElse(text);
    }

    boolean delete(Caller caller, String consultation, String body) {
        return backend.write(
                        caller, "DELETE", Service.RESPONSES, target(consultation, body), null, Map.of(), Void.class)
                instanceof Outcome.Done<Void>;
    }

    /** The fields with their names on the page; what is no field of this form is left out. */
    static List<Choice> labels(List<String> fields, ConsultationView consultation, Wording say) {
        List<Choice> labels = new ArrayList<>();
        for (String field : fields) {
            label(field, consultation, say).ifPresent(label -> labels.add(new Choice(field, label)));
        }
        return labels;
    }

    /** All that a form holds, to be read where nothing more is to be written. */
    static List<Written> written(Form form, ConsultationView consultation, Wording say) {
        List<Written> written = new ArrayList<>();
        for (String field : fields(consultation)) {
            if (field.equals(WAY) || form.filled(field) == null) continue;
            label(field, consultation, say)
                    .ifPresent(label -> written.add(new Written(label, readable(field, form.text(field), say))));
        }
        return written;
    }

    /** What a field is called on the page, if it is one of the draft's. */
    static Optional<String> label(String field, ConsultationView consultation, Wording say) {
        if (field.matches("fraga-\\d{1,4}")) {
            int number = Integer.parseInt(field.substring("fraga-".length()));
            List<String> questions = consultation.questions();
            return number < 1 || number > questions.size() ? Optional.empty() : Optional.of(questions.get(number - 1));
        }
        for (Section section : consultation.sections()) {
            String name = section.number() == null ? section.title() : section.number();
            if (field.equals("t-" + section.id())) return Optional.of(say.text("answer.ni.section.text", name));
            if (field.equals("p-" + section.id())) return Optional.of(say.text("answer.ni.section.position", name));
        }
        return switch (field) {
            case WAY -> Optional.of(say.text("answer.ni.how"));
            case "text" -> Optional.of(say.text("answer.ni.text"));
            case "position" -> Optional.of(say.text("answer.ni.position"));
            case "reference" -> Optional.of(say.text("answer.ni.reference"));
            case "preliminary" -> Optional.of(say.text("answer.preliminary"));
            case "decision-by", "decision-date", "decision-paragraph" ->
                Optional.of(say.text("answer.decided") + " – "
                        + say.text("answer.decided." + field.substring("decision-".length())));
            default -> Optional.empty();
        };
    }

    /** The fields of a form that a draft keeps. */
    private static List<String> fields(ConsultationView consultation) {
        List<String> fields = new ArrayList<>(List.of(
                WAY,
                "text",
                "reference",
                "decision-by",
                "decision-date",
                "decision-paragraph",
                "preliminary",
                "position"));
        for (int number = 1; number <= consultation.questions().size(); number++) fields.add("fraga-" + number);
        for (Section section : consultation.sections()) {
            fields.add("p-" + section.id());
            fields.add("t-" + section.id());
        }
        return fields;
    }

    /** As it is saved: browsers send line ends of their own, and how the form stands at first is nothing that was chosen. */
    private static String typed(Form form, String field) {
        String text = form.text(field).replace("\r\n", "\n");
        boolean unchosen =
                field.equals(WAY) && text.equals(FIRST_WAY) && Seen.of(form).version(field) == 0;
        return unchosen ? "" : text;
    }

    private static Target target(String consultation, String body) {
        return Target.of("/api/consultations/{}/drafts/{}", consultation, body);
    }
}
