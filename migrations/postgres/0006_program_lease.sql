CREATE TABLE "program_lease" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"holder" text COLLATE "C" NOT NULL,
	"session" text COLLATE "C",
	"fence" bigint NOT NULL,
	"beat" bigint NOT NULL
);
