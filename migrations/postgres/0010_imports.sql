CREATE TABLE "import_rows" (
	"import_id" text COLLATE "C" NOT NULL,
	"row_no" bigint NOT NULL,
	"line" bigint NOT NULL,
	"sheet" text COLLATE "C",
	"cells" json NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"why" text COLLATE "C",
	"faults" json NOT NULL,
	"debt" json,
	"reference_key" text COLLATE "C",
	"known" text COLLATE "C",
	"outcome" text COLLATE "C",
	"debt_id" text COLLATE "C",
	"contact_id" text COLLATE "C",
	"booked" json,
	CONSTRAINT "import_rows_import_id_row_no_pk" PRIMARY KEY("import_id","row_no")
);
--> statement-breakpoint
CREATE TABLE "import_shapes" (
	"workspace_id" text COLLATE "C" NOT NULL,
	"shape" text COLLATE "C" NOT NULL,
	"roles" json NOT NULL,
	CONSTRAINT "import_shapes_workspace_id_shape_pk" PRIMARY KEY("workspace_id","shape")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"workspace_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"because" text COLLATE "C",
	"guess" json,
	"roles" json,
	"is_paid_there" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"created_by_id" text COLLATE "C" NOT NULL,
	"applied_at" bigint
);
--> statement-breakpoint
CREATE INDEX "import_rows_by_kind" ON "import_rows" USING btree ("import_id","kind","row_no");--> statement-breakpoint
CREATE INDEX "import_rows_by_reference" ON "import_rows" USING btree ("import_id","reference_key");--> statement-breakpoint
CREATE INDEX "imports_by_workspace" ON "imports" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "debts_by_reference" ON "debts" USING btree ("workspace_id","reference");