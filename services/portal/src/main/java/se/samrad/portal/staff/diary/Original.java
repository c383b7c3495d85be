package se.samrad.portal.staff.diary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samrad.contracts.Arrival;
import se.samrad.contracts.Position;
import se.samrad.contracts.responses.OwnDecision;
import se.samrad.contracts.responses.Passage;
import se.samrad.portal.backend.ResponseText;

/** A response as it came, with how far it has come. */
public record Original(
        String response,
        String consultation,
        @Nullable String body,
        @Nullable String bodyName,
        @Nullable String sender,
        @Nullable String channel,
        @Nullable Arrival arrived,
        @Nullable String arrivedReason,
        @Nullable Instant receivedAt,
        boolean late,
        @Nullable String status,
        @Nullable String name,
        @Nullable String email,
        @Nullable String organisation,
        @Nullable Position position,
        boolean preliminary,
        @Nullable String reference,
        @Nullable OwnDecision decision,
        @Nullable String text,
        @Nullable List<ResponseText.Answer> answers,
        @Nullable List<ResponseText.OfSection> sections,
        @Nullable List<NamedFile> files,
        @Nullable String documentNumber,
        @Nullable String subject,
        boolean assessed,
        boolean secret,
        @Nullable String provision,
        @Nullable List<Passage> passages,
        @Nullable Long version) {

    /** A file with its name. */
    public record NamedFile(String sha256, @Nullable String name, long size) {}

    public @Nullable LocalDate arrivedOn() {
        return arrived == null ? null : arrived.day();
    }

    /** Who it is from, as far as it is known; null for a person who said nothing. */
    public @Nullable String from() {
        if (bodyName != null) return bodyName;
        if (organisation != null) return organisation;
        return "PERSON".equals(sender) || body == null ? name : body;
    }

    public boolean isRegistered() {
        return documentNumber != null;
    }

    public boolean isPublished() {
        return "PUBLISHED".equals(status);
    }

    public boolean isDisowned() {
        return "DISOWNED".equals(status);
    }

    List<ResponseText.Answer> answered() {
        return answers == null ? List.of() : answers;
    }

    List<ResponseText.OfSection> said() {
        return sections == null ? List.of() : sections;
    }

    List<Sentences.Sentence> sentences() {
        List<Sentences.Sentence> all = new ArrayList<>(Sentences.of("text", text));
        answered().forEach(answer -> all.addAll(Sentences.of("answers/" + answer.question(), answer.text())));
        said().forEach(part -> all.addAll(Sentences.of("sections/" + part.section(), part.text())));
        return all;
    }

    List<Passage> hidden() {
        return passages == null ? List.of() : passages;
    }
}
