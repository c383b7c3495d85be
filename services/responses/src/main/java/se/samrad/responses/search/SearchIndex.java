package se.samrad.responses.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import se.samrad.contracts.Stored;
import se.samrad.responses.domain.ResponseId;

/** The words of published renditions, in memory and nowhere else; the texts themselves are not kept. Thread-safe. */
@Component
class SearchIndex implements DisposableBean {
    private static final String ID = "id";
    private static final String CONSULTATION = "consultation";
    private static final String WORDS = "words";

    private final Map<String, List<Stored>> indexed = new ConcurrentHashMap<>();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    SearchIndex() throws IOException {
        writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(SwedishText.ANALYZER));
        searchers = new SearcherManager(writer, null);
    }

    /** Whether these very words of the response can be found. */
    boolean holds(ResponseId id, List<Stored> renditions) {
        return renditions.equals(indexed.get(id.text()));
    }

    /** @param parts of these renditions */
    void put(ResponseId id, List<Stored> renditions, List<Part> parts) {
        Document document = new Document();
        document.add(new StringField(ID, id.text(), Field.Store.YES));
        document.add(new StringField(CONSULTATION, id.consultation(), Field.Store.NO));
        for (Part part : parts) {
            document.add(new TextField(WORDS, SwedishText.clean(part.text()), Field.Store.NO));
        }
        try {
            writer.updateDocument(new Term(ID, id.text()), document);
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        indexed.put(id.text(), renditions);
    }

    void remove(ResponseId id) {
        if (indexed.remove(id.text()) == null) return;
        try {
            writer.deleteDocuments(new Term(ID, id.text()));
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Responses that may hold what is sought, the likeliest first. */
    List<ResponseId> find(Sought sought, @Nullable String consultation, int count) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (List<String> phrase : sought.phrases()) all.add(query(phrase), BooleanClause.Occur.MUST);
        if (consultation != null) {
            all.add(new TermQuery(new Term(CONSULTATION, consultation)), BooleanClause.Occur.FILTER);
        }
        List<ResponseId> found = new ArrayList<>();
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                for (ScoreDoc hit : searcher.search(all.build(), count).scoreDocs) {
                    String id = searcher.storedFields().document(hit.doc).get(ID);
                    ResponseId.parse(id).ifPresent(found::add);
                }
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static Query query(List<String> phrase) {
        if (phrase.size() > 1) return new PhraseQuery(WORDS, phrase.toArray(String[]::new));
        String stem = phrase.getFirst();
        Query whole = new TermQuery(new Term(WORDS, stem));
        BooleanQuery.Builder any = new BooleanQuery.Builder().add(new BoostQuery(whole, 2), BooleanClause.Occur.SHOULD);
        for (String part : Sought.parts(stem)) {
            // A word of a text has letters and digits alone, so nothing in it is a wildcard.
            String escaped = part.replaceAll("[\\\\*?]", "\\\\$0");
            Query inside = new WildcardQuery(new Term(WORDS, "*" + escaped + "*"));
            any.add(new BoostQuery(inside, 0.5f), BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }

    @Override
    public void destroy() throws IOException {
        searchers.close();
        writer.close();
    }
}
