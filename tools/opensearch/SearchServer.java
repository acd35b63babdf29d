import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.codelibs.opensearch.runner.node.OpenSearchRunnerNode;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.index.analysis.AbstractTokenFilterFactory;
import org.opensearch.index.analysis.AbstractTokenizerFactory;
import org.opensearch.index.analysis.TokenFilterFactory;
import org.opensearch.index.analysis.TokenizerFactory;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.transport.Netty4Plugin;

/** One node for tests, on loopback until it is told to end (SIGTERM). Arguments: a folder of its own, and its port. */
public final class SearchServer {
  /** Of the plugin analysis-nori, what an index of ours asks for: Korean words and their endings, told apart. */
  public static final class Nori extends Plugin implements AnalysisPlugin {
    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
      return Map.of("nori_tokenizer", (index, environment, name, settings) ->
          new AbstractTokenizerFactory(index, settings, name) {
            @Override
            public Tokenizer create() {
              return new KoreanTokenizer();
            }
          });
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
      return Map.of("nori_part_of_speech", (index, environment, name, settings) ->
          new AbstractTokenFilterFactory(index, name, settings) {
            @Override
            public TokenStream create(TokenStream tokens) {
              return new KoreanPartOfSpeechStopFilter(tokens);
            }
          });
    }
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Settings settings = Settings.builder()
        .put("path.home", folder.toString())
        .put("cluster.name", "tests")
        .put("node.name", "test")
        .put("discovery.type", "single-node")
        .put("network.host", "127.0.0.1")
        .put("http.type", "netty4")
        .put("http.port", arguments[1])
        .put("transport.type", "netty4")
        .put("transport.port", "0")
        // A machine whose disk is nearly full makes indices read-only: not what is tested.
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .build();
    OpenSearchRunnerNode node = new OpenSearchRunnerNode(
        new Environment(settings, folder.resolve("config")),
        List.of(Netty4Plugin.class, CommonAnalysisPlugin.class, Nori.class));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      try {
        node.close();
      } catch (IOException cause) {
        throw new UncheckedIOException(cause);
      }
    }));
    node.start();
    // The node's own threads do not keep a process alive.
    Thread.currentThread().join();
  }
}
