package report

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// Machine says what a figure was measured on. It names nobody's machine.
type Machine struct {
	Cores     int    `json:"cores"`
	Memory    int    `json:"memoryGiB"` // 0 where the system does not say
	System    string `json:"system"`    // operating system and architecture
	Processor string `json:"processor,omitempty"`
	Go        string `json:"go"`
}

// ThisMachine returns what the system says of itself.
func ThisMachine() Machine {
	return Machine{
		Cores: runtime.NumCPU(), Memory: int(kibibytes("/proc/meminfo", "MemTotal:")+1<<19) >> 20,
		System: runtime.GOOS + "/" + runtime.GOARCH, Processor: processor(), Go: runtime.Version(),
	}
}

// String returns the machine in one line.
func (m Machine) String() string {
	parts := []string{fmt.Sprintf("%d cores", m.Cores)}
	if m.Memory > 0 {
		parts = append(parts, fmt.Sprintf("%d GiB", m.Memory))
	}
	if m.Processor != "" {
		parts = append(parts, m.Processor)
	}
	return strings.Join(append(parts, m.System, m.Go), ", ")
}

// Load returns the load average of the last minute, 0 where the system does not say.
func Load() float64 {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return 0
	}
	minute, _, _ := strings.Cut(string(text), " ")
	load, err := strconv.ParseFloat(minute, 64)
	if err != nil {
		return 0
	}
	return load
}

// Resident returns how many bytes of memory a process holds at the moment, 0 where the system does not say.
func Resident(process int) int64 {
	return kibibytes("/proc/"+strconv.Itoa(process)+"/status", "VmRSS:") << 10
}

// Processor returns how much processor time a process has taken so far, to a hundredth of a second; 0 where the system
// does not say.
func Processor(process int) time.Duration {
	text, err := os.ReadFile("/proc/" + strconv.Itoa(process) + "/stat")
	if err != nil {
		return 0
	}
	// The second field is the program's name, in parentheses; after it come, among others, the 14th and the 15th.
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	ticks := 0
	for _, field := range fields[11:13] {
		n, err := strconv.Atoi(field)
		if err != nil {
			return 0
		}
		ticks += n
	}
	return time.Duration(ticks) * (time.Second / ticksPerSecond)
}

// ticksPerSecond is the unit of Linux' account of processor time, whatever the machine.
const ticksPerSecond = 100

// kibibytes returns the number after the word in one of the system's files, 0 when there is none.
func kibibytes(file, word string) int64 {
	n, err := strconv.ParseInt(strings.TrimSuffix(after(file, word), " kB"), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

func processor() string {
	_, name, _ := strings.Cut(after("/proc/cpuinfo", "model name"), ": ")
	return name
}

// after returns the rest of the first line that begins with the word.
func after(file, word string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(text)) {
		if rest, is := strings.CutPrefix(line, word); is {
			return strings.TrimSpace(rest)
		}
	}
	return ""
}
