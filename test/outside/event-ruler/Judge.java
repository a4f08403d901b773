import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;
import software.amazon.event.ruler.Machine;

/** Reads lines {"pattern": …, "event": …} and says for each whether EventBridge's own engine takes the event. */
public class Judge {
  public static void main(String[] args) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
    Map<String, Machine> machines = new HashMap<>();
    StringBuilder verdicts = new StringBuilder();
    for (String line; (line = lines.readLine()) != null; ) {
      JsonNode asked = mapper.readTree(line);
      String pattern = asked.get("pattern").toString();
      Machine machine = machines.get(pattern);
      if (machine == null) {
        machine = Machine.builder().build();
        machine.addRule("rule", pattern);
        machines.put(pattern, machine);
      }
      verdicts.append(!machine.rulesForJSONEvent(asked.get("event").toString()).isEmpty()).append('\n');
    }
    System.out.print(verdicts);
  }
}
