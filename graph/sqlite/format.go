package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"raakvlak/graph"
)

// applicationID marks a file as a store of this kind: "rkvl" in ASCII. The user version beside it is the format.
const applicationID = 0x726b766c

// latestFormat is the number of the last migration.
const latestFormat = 1

//go:embed migrations/*.sql
var migrations embed.FS

// readFormat returns the format of an existing file, and refuses what is no store or newer than this program.
func readFormat(path string) (format int, err error) {
	db, err := open(path, 1, "busy_timeout("+busyTimeout+")")
	if err != nil {
		return 0, translate("open "+path, err)
	}
	defer func() { err = errors.Join(err, translate("close "+path, db.Close())) }()
	var application int
	row := db.QueryRow("SELECT application_id, user_version FROM pragma_application_id, pragma_user_version")
	if err := row.Scan(&application, &format); err != nil {
		return 0, translate("open "+path, err)
	}
	if application != applicationID {
		return 0, graph.Errorf(graph.CodeInvalid, "%s is a database of another program", path)
	}
	if format > latestFormat {
		return 0, graph.Errorf(graph.CodeUnavailable,
			"%s was written by a newer version of this program (format %d; this one knows formats up to %d)", path, format, latestFormat)
	}
	return format, nil
}

// migrate brings the file, which nobody else has open, to the latest format: each step all or nothing.
func migrate(path string) (err error) {
	db, err := open(path, 1, "synchronous(FULL)", "secure_delete(ON)", "temp_store(MEMORY)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var format int
	if err := db.QueryRow("PRAGMA user_version").Scan(&format); err != nil {
		return err
	}
	steps, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	for i := format; i < len(steps); i++ {
		if err := step(db, steps[i], i+1); err != nil {
			return fmt.Errorf("%s: %w", steps[i], err)
		}
	}
	return nil
}

func step(db *sql.DB, name string, format int) error {
	text, err := fs.ReadFile(migrations, name)
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		return err
	}
	// A pragma takes no parameters; both numbers are this file's.
	stamp := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, format)
	for _, query := range []string{string(text), stamp} {
		if _, err := tx.Exec(query); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

// migrateCopy brings the file to the latest format by way of a copy, so that whatever happens on the way, the file is
// either as it was or done.
func migrateCopy(path string) error {
	aside := path + ".new"
	err := removeFiles(aside)
	if err == nil {
		err = copyInto(context.Background(), path, aside)
	}
	if err == nil {
		err = migrate(aside)
	}
	if info, statErr := os.Stat(path + "-wal"); err == nil && statErr == nil && info.Size() > 0 {
		// It would be taken for the new file's.
		err = errors.New("the log of the old file is not empty")
	}
	if err != nil {
		return translate("bring "+path+" to the present format", errors.Join(err, removeFiles(aside)))
	}
	return translate("bring "+path+" to the present format", publish(aside, path))
}
