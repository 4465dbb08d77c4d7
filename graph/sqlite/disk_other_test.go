//go:build !linux

package sqlite_test

import "testing"

func smallDisk(t *testing.T, _ int) string {
	t.Helper()
	t.Skip("mounting a small file system is done on Linux only; TestFullAtLimit tests the same at a limit")
	return ""
}
