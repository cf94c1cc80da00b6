CREATE TABLE `program_lease` (
	`id` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`session` text,
	`fence` integer NOT NULL,
	`beat` integer NOT NULL
);
