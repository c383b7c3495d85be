package se.samrad.consultations.documents;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The documents as they were handed in, by the hash of their content. */
@Component
class ProposalFiles {
    private static final int CHUNK_BYTES = 1024 * 1024;

    private final GridFSBucket files;

    ProposalFiles(MongoDatabase database) {
        files = GridFSBuckets.create(database, "proposals")
                .withChunkSizeBytes(CHUNK_BYTES)
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    /** Kept once, however often it is handed in; the file's own name is not the store's concern. */
    void keep(String sha256, Path content) {
        if (find(sha256).isPresent()) return;
        try (InputStream bytes = Files.newInputStream(content)) {
            files.uploadFromStream(sha256, bytes, new GridFSUploadOptions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<GridFSFile> find(String sha256) {
        return Optional.ofNullable(files.find(eq("filename", sha256)).first());
    }

    Optional<InputStream> open(String sha256) {
        return find(sha256).map(file -> files.openDownloadStream(file.getObjectId()));
    }
}
